<?php
/**
 * Plugin Name: Assent
 * Description: Prints the tag of Assent, tells the WP Consent API of the visitor's answer, and holds embeds until there is a yes.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT
 *
 * @package Assent
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** Keeps optimisers from moving, joining or delaying a script. Each reads its own, and none minds the others'. */
const ASSENT_UNTOUCHED = 'data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1" data-noptimize="1" data-pagespeed-no-defer nowprocket';

/** Frames of these hosts are held, and so is the script of the vendor's own embed code. */
const ASSENT_EMBEDS = array(
	'youtube'   => '(?:www\.)?youtube(?:-nocookie)?\.com/embed/',
	'vimeo'     => 'player\.vimeo\.com/',
	'spotify'   => 'open\.spotify\.com/',
	'tiktok'    => 'www\.tiktok\.com/(?:embed|player)',
	'instagram' => '(?:www|platform)\.instagram\.com/',
	'x'         => 'platform\.(?:twitter|x)\.com/',
);

/** What stands in a tag in front of an attribute. A value in quotes is one piece: a title may say anything. */
const ASSENT_BEFORE = '(?>=\s*"[^"]*"|=\s*\'[^\']*\'|[^>])*?';

/** A frame, or what stands for a script, that is marked already. Any other tag is passed as a whole, with those that its values say. */
const ASSENT_MARKED = '#<(?:iframe|div)\b' . ASSENT_BEFORE . '\sdata-consent(?:-placeholder)?\s*=|<\w' . ASSENT_BEFORE . '>(*SKIP)(*FAIL)#i';

/** The settings, each of them of its kind whatever the database has. */
function assent_settings(): array {
	$stored = get_option( 'assent' );
	$stored = is_array( $stored ) ? $stored : array();
	return array(
		'src'       => is_string( $stored['src'] ?? null ) ? $stored['src'] : '/assent/assent.js',
		'config'    => is_string( $stored['config'] ?? null ) ? $stored['config'] : '',
		'autoblock' => (bool) ( $stored['autoblock'] ?? false ),
		'oembeds'   => (bool) ( $stored['oembeds'] ?? true ),
	);
}

/** What an administrator has sent: what is wrong is named, and stays as it was. */
function assent_sanitize( $given ): array {
	$given  = is_array( $given ) ? $given : array();
	$texts  = array_map( 'trim', array_filter( $given, 'is_string' ) );
	$before = assent_settings();
	$src    = esc_url_raw( $texts['src'] ?? '', array( 'http', 'https' ) );
	if ( ! preg_match( '#^(?:https?://[^/]+)?/(?!/)(?:[^?\#]*/)?assent\.js(?:\?[\w.=&-]*)?$#', $src ) ) {
		add_settings_error( 'assent', 'src', __( 'Address: use the address of assent.js, such as /assent/assent.js.', 'assent' ) );
		$src = $before['src'];
	}
	$config = $texts['config'] ?? '';
	$parsed = json_decode( $config );
	if ( '' !== $config && ! is_object( $parsed ) ) {
		add_settings_error( 'assent', 'config', __( 'Settings: use a JSON object, such as the content of assent.json. Leave it empty where the script is made for your site.', 'assent' ) );
		$config = $before['config'];
	}
	return array(
		'src'       => $src,
		'config'    => $config,
		'autoblock' => ! empty( $given['autoblock'] ),
		'oembeds'   => ! empty( $given['oembeds'] ),
	);
}

add_action(
	'admin_init',
	function () {
		register_setting( 'assent', 'assent', array( 'type' => 'array', 'sanitize_callback' => 'assent_sanitize' ) );
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( 'Assent', 'Assent', 'manage_options', 'assent', 'assent_page' );
	}
);

/** The page of the settings. Options are saved by WordPress itself, which checks the nonce and the capability. */
function assent_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = assent_settings();
	echo '<div class="wrap"><h1>Assent</h1><form method="post" action="options.php">';
	settings_fields( 'assent' );
	echo '<table class="form-table" role="presentation">';
	printf(
		'<tr><th><label for="assent-src">%s</label></th><td><input id="assent-src" name="assent[src]" class="regular-text code" value="%s"><p class="description">%s</p></td></tr>',
		esc_html__( 'Address of assent.js', 'assent' ),
		esc_attr( $settings['src'] ),
		esc_html__( 'A path of this host, or the whole address.', 'assent' )
	);
	printf(
		'<tr><th><label for="assent-config">%s</label></th><td><textarea id="assent-config" name="assent[config]" rows="12" class="large-text code">%s</textarea><p class="description">%s</p></td></tr>',
		esc_html__( 'Settings', 'assent' ),
		esc_textarea( $settings['config'] ),
		esc_html__( 'The content of assent.json. Empty where the script is made for your site: then the settings are in it.', 'assent' )
	);
	$boxes = array(
		'autoblock' => __( 'Hold what other plugins insert (autoblock). The tag is then a blocking one. Where the settings are in the script, say "autoblock": true in assent.json too.', 'assent' ),
		'oembeds'   => __( 'Hold embeds of YouTube, Vimeo, Spotify, TikTok, Instagram and X in posts until there is a yes.', 'assent' ),
	);
	foreach ( $boxes as $name => $label ) {
		printf(
			'<tr><th></th><td><label><input type="checkbox" name="assent[%s]" value="1"%s> %s</label></td></tr>',
			esc_attr( $name ),
			checked( $settings[ $name ], true, false ),
			esc_html( $label )
		);
	}
	echo '</table>';
	submit_button();
	echo '</form></div>';
}

/** The tag, and in front of it the settings and what tells the WP Consent API. In front of all other scripts of the head. */
function assent_head(): void {
	$settings = assent_settings();
	$config   = json_decode( $settings['config'] );
	if ( is_object( $config ) ) {
		if ( $settings['autoblock'] ) {
			$config->autoblock = true;
		}
		// No "<" in it: nothing can end the script.
		$json = wp_json_encode( $config, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		printf( "<script type=\"application/json\" data-assent-config %s>%s</script>\n", ASSENT_UNTOUCHED, $json ); // phpcs:ignore
	}
	printf( "<script %s>%s</script>\n", ASSENT_UNTOUCHED, ASSENT_BRIDGE ); // phpcs:ignore
	printf( "<script %ssrc=\"%s\" %s></script>\n", $settings['autoblock'] ? '' : 'async ', esc_url( $settings['src'] ), ASSENT_UNTOUCHED ); // phpcs:ignore
}
add_action( 'wp_head', 'assent_head', -1000 );

/**
 * Tells the WP Consent API what may run, once its script is there. It is told of differences alone, and of no yes before an answer:
 * nothing is stored by it before there is one.
 */
const ASSENT_BRIDGE = <<<'JS'
(window.assentQueue = window.assentQueue || []).push(function (assent) {
  var names = { functional: 'necessary', preferences: 'preferences', statistics: 'analytics', 'statistics-anonymous': 'analytics', marketing: 'marketing' };
  function tell() {
    if (typeof window.wp_set_consent !== 'function') return;
    var status = assent.consent.status;
    window.wp_consent_type = status === 'implied' ? 'optout' : 'optin';
    Object.keys(names).forEach(function (name) {
      var may = assent.has(names[name]);
      if (may !== window.wp_has_consent(name) && !(may && status === 'unasked')) window.wp_set_consent(name, may ? 'allow' : 'deny');
    });
    document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
  }
  function follow() {
    assent.on('ready', function () {
      tell();
      // An optimiser may have put the script of the API behind everything else.
      window.addEventListener('load', tell);
    });
    assent.on('change', tell);
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', follow);
  else follow();
});
JS;

add_filter( 'wp_consent_api_registered_' . plugin_basename( __FILE__ ), '__return_true' );
// In PHP nobody knows the visitor's region: the strictest holds.
add_filter(
	'wp_get_consent_type',
	function () {
		return 'optin';
	},
	100
);
add_filter( 'wp_consent_api_waitfor_consent_hook', '__return_true' );
// In PHP a yes is what the bridge has stored, beside Assent's own cookie: without that one it has run out or was forgotten.
add_filter(
	'wp_has_consent',
	function ( $has, $category ) {
		$config   = json_decode( assent_settings()['config'], true );
		$name     = is_string( $config['cookie']['name'] ?? null ) ? $config['cookie']['name'] : 'assent';
		// PHP knows cookies by names without dots.
		$names    = str_replace( '.', '_', array( "__Host-$name", "__Secure-$name", $name ) );
		$answered = array() !== array_intersect( $names, array_keys( $_COOKIE ) );
		return 'functional' === $category || ( $has && $answered && 'allow' === ( $_COOKIE[ "wp_consent_$category" ] ?? '' ) );
	},
	10,
	2
);

/** Holds the frame of an embed, or the blockquote's script, by Assent's own marks. What is nobody's stays as it is. */
function assent_mark( $html ) {
	if ( ! is_string( $html ) || ! assent_settings()['oembeds'] || is_feed() || preg_match( ASSENT_MARKED, $html ) ) {
		return $html;
	}
	foreach ( ASSENT_EMBEDS as $service => $address ) {
		$marks = "data-consent=\"marketing\" data-consent-service=\"$service\"";
		$frame = '#<iframe\b(' . ASSENT_BEFORE . ")(?<=[\\s\"'/])src\\s*=\\s*(?=[\"']?(?:https?:)?//$address)#i";
		$html  = (string) preg_replace( $frame, "<iframe $marks\$1data-consent-src=", $html );
		$code  = (string) preg_replace( "#<script\b[^>]*\ssrc=[\"'](?:https?:)?//{$address}[^>]*>\s*</script>#i", '', $html );
		if ( $code !== $html ) {
			$html = "<div data-consent-placeholder=\"$service\"></div>$code";
		}
	}
	return $html;
}
add_filter( 'embed_oembed_html', 'assent_mark', 1000 );

/** Cache plugins that go by their own lists, and not by attributes. */
foreach ( array( 'rocket_exclude_js', 'rocket_exclude_defer_js', 'rocket_delay_js_exclusions', 'litespeed_optimize_js_excludes', 'litespeed_optm_js_defer_exc' ) as $assent_filter ) {
	add_filter(
		$assent_filter,
		function ( $list ) {
			return array_merge( is_array( $list ) ? $list : array(), array( 'assent.js', 'assentQueue' ) );
		}
	);
}
