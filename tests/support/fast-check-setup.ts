import fc from 'fast-check'

// The same cases on every machine, so that a red build is red again when one looks; FC_SEED=random tries others.
if (process.env.FC_SEED !== 'random') fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) })
