/** The password rules of a new installation and the text that names those not met (platform 6.1.8, PasswordComplexity). */

const least = 8;

export function passwordRefusal(password: string): string | undefined {
  const tooShort = [...password].length < least;
  const missing = [
    /[a-z]/.test(password) ? [] : ['a lower case letter'],
    /[A-Z]/.test(password) ? [] : ['an upper case letter'],
    /\d/.test(password) ? [] : ['a number'],
  ].flat();
  if (!tooShort && missing.length === 0) return undefined;
  const parts = [
    ...(tooShort ? [`be at least ${least} characters long`] : []),
    ...(missing.length > 0 ? [`include ${listed(missing)}`] : []),
  ];
  return `The password must ${parts.join(' and ')}`;
}

function listed(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
