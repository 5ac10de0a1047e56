/** Whether an EC2 instance type is Graviton: a `g` among the letters after the generation, or the first family, a1. */
export const isGraviton = (instanceType: string): boolean => /^([a-z]+\d+[a-z]*g[a-z]*|a1)\./.test(instanceType);
