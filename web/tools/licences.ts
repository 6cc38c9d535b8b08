// Writes licences.txt beside the pages: every package whose code, fonts or data stand in them, with its licence.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const MODULES = fileURLToPath(new URL('../node_modules/', import.meta.url));

function told(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const words = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${words}\n`;
}

export function licences(packages: string[]): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_, bundle) {
      const folders = new Set(packages.map((each) => join(MODULES, each)));
      for (const file of Object.values(bundle))
        for (const module of file.type === 'chunk' ? file.moduleIds : []) {
          const folder = FOLDER.exec(module)?.[0];
          if (folder && !folder.includes('\0')) folders.add(folder);
        }
      const source = [...folders]
        .map(told)
        .sort()
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}
