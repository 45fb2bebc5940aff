import fc from 'fast-check';

// The same examples on every machine and in every run; FC_SEED=$RANDOM looks for others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20260101) });
