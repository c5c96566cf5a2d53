import { ROLES, type Role, SHORTEST_SAFE_TOKEN, TOKEN_TEXT } from '../endpoint/http/tokens';
import type { Tokens } from '../endpoint/index';
import { Misuse } from './failures';
import { readSecret } from './files';

const FLAG = '--token-file';

/** The tokens of a file, each in a line after its role. What is wrong is named by its line, since a token may not be printed. */
export function readTokens(
  file: string | undefined,
  adminToken: string | undefined,
  warn: (text: string) => void,
): Tokens {
  if (file === undefined) return {};
  const tokens: Partial<Record<Role, string[]>> = {};
  const roles = new Map<string | undefined, Role>([[adminToken, 'admin']]);
  const lines = readSecret(FLAG, file, warn)
    .replace(/^\uFEFF/, '')
    .split('\n');
  for (const [i, line] of lines.entries()) {
    const where = `${file}, line ${i + 1}`;
    const [role = '', token = '', ...rest] = line.trim().split(/\s+/);
    if (role === '' || role.startsWith('#')) continue;
    if (!isRole(role))
      throw new Misuse(FLAG, `${where} begins with none of ${ROLES.join(', ')}; write one and the token`);
    if (!TOKEN_TEXT.test(token) || rest.length > 0) {
      throw new Misuse(FLAG, `${where} is not one token of ASCII after its role; make one: openssl rand -base64 32`);
    }
    const other = roles.get(token);
    if (other) throw new Misuse(FLAG, `${where} has a token that is there already, for ${other}; make one for each`);
    if (token.length < SHORTEST_SAFE_TOKEN) {
      throw new Misuse(
        FLAG,
        `${where} has a token of ${token.length} characters, which can be guessed; make one: openssl rand -base64 32`,
      );
    }
    roles.set(token, role);
    tokens[role] = [...(tokens[role] ?? []), token];
  }
  if (Object.keys(tokens).length === 0)
    throw new Misuse(FLAG, `${file} has no token; write a line such as "read <token>", or leave the flag out`);
  return tokens;
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
