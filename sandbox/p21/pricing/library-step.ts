/**
 * Second step: the customer's price libraries in sequence (p21-api 6.5). A library of type First Of gives the price
 * of its first book with a fitting page, Lowest Of the lowest of all its books, Multiplier a multiple of a source
 * price.
 * Assumption: the first library with a price ends the search, unless the customer's lowest_across_libraries_flag is
 * set; and assignments for web pricing or distributor net are not used by the API (its price engine call says so).
 */
import type { Row } from '../database/row.ts';
import { amount, atScale, digits } from './amounts.ts';
import { type BookedPage, booksOf, fittingPages } from './library-pages.ts';
import { priceOfPage, rankOfPage } from './page-price.ts';
import type { PriceCase } from './price-case.ts';
import { libraryType, rowStatus } from './price-codes.ts';
import type { Offer, Refusal, Verdict } from './price-question.ts';
import { sourcePriceOf, sourceWords } from './source-price.ts';

const step = 'library';

export const libraryStep = (priceCase: PriceCase): Verdict => {
  const assignments = assignmentsOf(priceCase);
  if (assignments.length === 0)
    return { offers: [], refusals: [{ step, label: 'libraries', why: 'the customer has none' }] };
  const pages = fittingPages(priceCase);
  const verdicts = assignments.map((assignment) => askLibrary(assignment, pages, priceCase));
  const offers = verdicts.flatMap((verdict) => verdict.offers);
  if (priceCase.customer.lowest_across_libraries_flag === 'Y') offers.sort(byPrice);
  return { offers, refusals: verdicts.flatMap((verdict) => verdict.refusals) };
};

const byPrice = (left: Offer, right: Offer): number => left.price.cmp(right.price);

const assignmentsOf = ({ database, customer, question }: PriceCase): readonly Row[] =>
  database
    .table('price_library_x_cust_x_cmpy')
    .find('customer_id', customer.customer_id ?? null)
    .filter((row) => row.company_id === question.companyId && row.row_status_flag === rowStatus.active)
    .filter((row) => row.web_based_pricing !== 'Y' && row.distributor_net_flag !== 'Y')
    .toSorted((left, right) => Number(left.sequence_number ?? 0) - Number(right.sequence_number ?? 0));

const askLibrary = (assignment: Row, pages: readonly Row[], priceCase: PriceCase): Verdict => {
  const uid = Number(assignment.price_library_uid);
  const library = priceCase.database.table('price_library').find('price_library_uid', uid)[0];
  const label = `library ${library?.price_library_id ?? uid}`;
  if (library === undefined || library.row_status_flag !== rowStatus.active)
    return { offers: [], refusals: [{ step, label, why: 'not active' }] };
  if (library.type_cd === libraryType.multiplier) return multiplierLibrary(library, label, priceCase);
  const asked = booksOf(library, pages, priceCase).map((booked) => askPage(booked, label, priceCase));
  if (asked.length === 0)
    return { offers: [], refusals: [{ step, label, why: 'no page of its books fits' }] };
  return {
    offers: inOrder(library, asked.filter(isBookOffer)),
    refusals: asked.flatMap((answer) => ('why' in answer ? [answer] : [])),
  };
};

interface BookOffer {
  readonly bookSequence: number;
  readonly rank: number;
  readonly offer: Offer;
}

const isBookOffer = (answer: BookOffer | Refusal): answer is BookOffer => 'offer' in answer;

/** First Of goes by book, then by the page's precedence; Lowest Of by price. Ties go to the older page. */
const inOrder = (library: Row, answers: readonly BookOffer[]): Offer[] => {
  const lowest = library.type_cd === libraryType.lowestOf;
  const ordered = answers.toSorted(
    (left, right) =>
      (lowest ? byPrice(left.offer, right.offer) : 0) ||
      left.bookSequence - right.bookSequence ||
      left.rank - right.rank ||
      left.offer.pricePageUid - right.offer.pricePageUid,
  );
  return ordered.map(({ offer }) => offer);
};

const askPage = (
  { page, book, sequence }: BookedPage,
  of: string,
  priceCase: PriceCase,
): BookOffer | Refusal => {
  const pricePageUid = Number(page.price_page_uid);
  const label = `page ${pricePageUid} (${page.description ?? ''}) of book ${book.price_book_id}, ${of}`;
  const priced = priceOfPage(page, priceCase);
  if (typeof priced === 'string') return { step, label, why: priced };
  const { price, source, how, calculation, value } = priced;
  const offer = {
    step,
    label,
    how,
    price,
    source,
    calculation,
    calculationValue: value,
    pricePageUid,
  } as const;
  return { bookSequence: sequence, rank: rankOfPage(page), offer };
};

const multiplierLibrary = (library: Row, label: string, priceCase: PriceCase): Verdict => {
  const source = sourcePriceOf(priceCase, library.source_price_cd);
  const multiplier = amount(library.multiplier);
  const price = atScale(source.times(multiplier));
  const how = `${sourceWords(library.source_price_cd)} ${digits(source)} x ${digits(multiplier)}`;
  if (price.lte(0)) return { offers: [], refusals: [{ step, label, why: `${how} comes to nothing` }] };
  const calculated = { calculation: 'Multiplier', calculationValue: multiplier, pricePageUid: 0 };
  return { offers: [{ step, label, how, price, source, ...calculated }], refusals: [] };
};
