/** Whether every combination is to be tried (`npm run test:invariants`) instead of a choice. */
export const isWhole = process.env.INVARIANTS === 'all';

/** What the choice depends on; the same seed makes the same. */
export const seed = Number(process.env.INVARIANTS_SEED ?? 12);
