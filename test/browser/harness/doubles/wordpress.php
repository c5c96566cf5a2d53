<?php
/*
 * A double of WordPress, as far as its documents tell what the plugin calls: hooks by priority, options, escaping. It includes the plugin
 * that its argument names, does what its input says as JSON, and prints what came of it. It is none of WordPress's code.
 */

define( 'ABSPATH', '/' );
$input  = json_decode( stream_get_contents( STDIN ), true );
$hooks  = array();
$called = array();
$_COOKIE = $input['cookies'] ?? array();

function add_filter( $name, $callback, $priority = 10, $arguments = 1 ) {
	global $hooks;
	$hooks[ $name ][ $priority ][] = array( $callback, $arguments );
}
function add_action( $name, $callback, $priority = 10, $arguments = 1 ) {
	add_filter( $name, $callback, $priority, $arguments );
}
function apply_filters( $name, $value, ...$more ) {
	global $hooks;
	$all = $hooks[ $name ] ?? array();
	ksort( $all );
	foreach ( $all as $callbacks ) {
		foreach ( $callbacks as list( $callback, $arguments ) ) {
			$value = $callback( ...array_slice( array( $value, ...$more ), 0, $arguments ) );
		}
	}
	return $value;
}
function do_action( $name ) {
	ob_start();
	apply_filters( $name, null );
	return ob_get_clean();
}
function called( $name, $arguments ) {
	global $called;
	$called[] = array( $name, $arguments );
}
function get_option( $name ) {
	global $input;
	return 'assent' === $name ? ( $input['option'] ?? false ) : false;
}
function current_user_can( $capability ) {
	global $input;
	return 'manage_options' === $capability && ( $input['admin'] ?? true );
}
function register_setting( ...$arguments ) {
	called( 'register_setting', $arguments );
}
function add_options_page( ...$arguments ) {
	called( 'add_options_page', $arguments );
}
function add_settings_error( ...$arguments ) {
	called( 'add_settings_error', $arguments );
}
function settings_fields( $group ) {
	echo "<input type='hidden' name='option_page' value='$group'><input type='hidden' name='_wpnonce' value='nonce'>";
}
function submit_button() {
	echo '<button>Save</button>';
}
function checked( $is, $against, $echo ) {
	return $is === $against ? " checked='checked'" : '';
}
function __( $text, $domain ) {
	return $text;
}
function esc_html__( $text, $domain ) {
	return esc_html( $text );
}
function esc_html( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function esc_attr( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function esc_textarea( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}
function esc_url( $url ) {
	return htmlspecialchars( $url, ENT_QUOTES );
}
function esc_url_raw( $url, $protocols ) {
	$protocol = parse_url( $url, PHP_URL_SCHEME );
	return ! $protocol || in_array( $protocol, $protocols, true ) ? preg_replace( '/[\s"\'<>]/', '', $url ) : '';
}
function wp_json_encode( $value, $flags = 0 ) {
	return json_encode( $value, $flags );
}
function plugin_basename( $file ) {
	return basename( dirname( $file ) ) . '/' . basename( $file );
}
function is_feed() {
	global $input;
	return $input['feed'] ?? false;
}
function __return_true() {
	return true;
}

require $argv[1];
do_action( 'admin_init' );
do_action( 'admin_menu' );
ob_start();
assent_page();
$page = ob_get_clean();
$result = array(
	'head'    => do_action( 'wp_head' ),
	'page'    => $page,
	'first'   => min( array_keys( $hooks['wp_head'] ) ),
	'embeds'  => array_map( fn( $html ) => apply_filters( 'embed_oembed_html', $html, '' ), $input['embeds'] ?? array() ),
	'filters' => array_map( fn( $arguments ) => apply_filters( ...$arguments ), $input['filters'] ?? array() ),
);
if ( isset( $input['sent'] ) ) {
	$result['saved'] = assent_sanitize( $input['sent'] );
}
$result['called'] = $called;
echo json_encode( $result );
