/** A database as logs may name it: a file by its path, a server without the password and what else an URL may hold. */
export function nameOfDatabase(db: string): string {
  if (!/^[a-z]+:\/\//i.test(db)) return db;
  if (!URL.canParse(db)) return 'a database server';
  const { protocol, host, pathname } = new URL(db);
  return `${protocol}//${host}${pathname}`;
}
