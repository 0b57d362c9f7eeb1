import { recordPrograms } from './programs.mjs';

/** Runs the programs afresh. The unit tests compare the recordings with the model: here both recordings must be the same. */
export async function programConformance(wanted: readonly string[], kept: (file: string) => string): Promise<number> {
  let different = 0;
  for await (const [file, text] of recordPrograms(wanted)) {
    if (text === kept(file)) continue;
    different += 1;
    console.log(`${file} is answered otherwise than on record.`);
  }
  console.log(`programs: ${different === 0 ? 'all answer as on record' : `${different} answer otherwise`}.`);
  return different;
}
