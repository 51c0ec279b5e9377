import { describe, expect, test } from 'vitest';
import { amountText, parseAmount } from '../../../../src/renderer/src/components/amount-text';

describe('parseAmount', () => {
  test.each([
    ['5,000.50', 'EUR', 'en-GB', 500_050],
    ['5.000,50', 'EUR', 'de-DE', 500_050],
    ['5 000,50 €', 'EUR', 'fr-FR', 500_050],
    ['5’000.5', 'CHF', 'de-CH', 500_050],
    ['12,5', 'EUR', 'en-GB', 1_250],
    ['12.5', 'EUR', 'de-DE', 1_250],
    ['5,000', 'EUR', 'en-GB', 500_000],
    ['5.000', 'EUR', 'de-DE', 500_000],
    ['1.234.567,8', 'EUR', 'de-DE', 123_456_780],
    ['¥1,200', 'JPY', 'en-US', 1_200],
    ['1.234', 'KWD', 'en-US', 1_234],
    ['12.500', 'EUR', 'en-GB', 1_250],
    ['−3', 'EUR', 'en-GB', -300],
    ['.5', 'EUR', 'en-GB', 50],
  ])('%s %s in %s', (text, currency, locale, minor) => {
    expect(parseAmount(text, currency, locale)).toBe(minor);
  });

  test.each(['', '-', 'abc', '1.2.3', '12.345', '1e5', '99999999999999999999'])('%j is no amount', (text) => {
    expect(parseAmount(text, 'EUR', 'en-GB')).toBeNull();
  });

  test('a currency without decimals takes none', () => {
    expect(parseAmount('12.5', 'JPY', 'en-US')).toBeNull();
  });
});

test('what amountText writes, parseAmount reads', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'pt-PT']) {
    for (const currency of ['EUR', 'JPY', 'KWD']) {
      for (const minor of [0, 1, 99, 100, 1_250, 125_050, 123_456_789]) {
        expect(parseAmount(amountText(minor, currency, locale), currency, locale), `${minor} ${currency} ${locale}`).toBe(minor);
      }
    }
  }
});
