export function bundle(script: string, folder: string): Promise<string>;
