// Writes src/lib/api/schema.d.ts from the OpenAPI document that `polybius openapi` prints: `npm run types FILE`.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const [file] = process.argv.slice(2);
if (!file) throw new Error('give the file of the OpenAPI document: npm run types openapi.json');
const tree = await openapiTS(JSON.parse(readFileSync(file, 'utf8')));
writeFileSync(new URL('../src/lib/api/schema.d.ts', import.meta.url), astToString(tree));
