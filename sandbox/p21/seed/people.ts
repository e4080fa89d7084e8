/** Names of companies and people. */
import type { Random } from './random.ts';

const owners = [
  'Ames',
  'Bluestem',
  'Cascade',
  'Delta',
  'Eastgate',
  'Foundry',
  'Granite',
  'Heartland',
  'Ironwood',
  'Juniper',
  'Kestrel',
  'Lakeside',
  'Meridian',
  'Northstar',
  'Oakridge',
  'Prairie',
  'Quarry',
  'Redstone',
  'Summit',
  'Tri-County',
  'Union',
  'Valley',
  'Westfield',
  'Yellowstone',
];
const trades = [
  'Mechanical',
  'Electric',
  'Plumbing & Heating',
  'Fabrication',
  'Manufacturing',
  'Construction',
  'Machine Works',
  'Food Processing',
  'Steel',
  'Maintenance',
  'Controls',
  'Pipeline',
  'School District',
  'Paper Mill',
  'Foods',
  'Packaging',
];
const forms = ['Inc', 'LLC', 'Co', 'Corp', '& Sons', 'Group'];
const firstNames = [
  'James',
  'Maria',
  'Robert',
  'Linda',
  'Michael',
  'Patricia',
  'David',
  'Jennifer',
  'José',
  'Karen',
  'Thomas',
  'Nancy',
  'Daniel',
  'Lisa',
  'Kevin',
  'Sandra',
  'Brian',
  'Ashley',
  'Zoë',
  'Carlos',
  'Maximilian',
];
const lastNames = [
  'Smith',
  'Johnson',
  'Garcia',
  'Miller',
  'Davis',
  'Rodriguez',
  'Martinez',
  'Wilson',
  'Anderson',
  'Thomas',
  'Moore',
  'Jackson',
  'Lee',
  "O'Brien",
  'Nguyen',
  'Müller',
  'Clark',
  'Lewis',
  'Walker',
  'Young',
  'Featherstonehaugh-Cholmon',
];
const titles = [
  'Purchasing Agent',
  'Buyer',
  'Maintenance Manager',
  'Owner',
  'Project Manager',
  'Accounts Payable',
  'Plant Engineer',
  'Foreman',
];
const streets = [
  'Main St',
  'Industrial Dr',
  'Oak Ave',
  'Commerce Pkwy',
  'Railroad Ave',
  'Harbor Blvd',
  'Mill Rd',
  'Second St',
];

/** Every number has a name of its own until the lists run out; then the number shows. */
export const companyName = (at: number): string => {
  const base = `${owners[at % owners.length]} ${trades[(at * 5) % trades.length]} ${forms[(at * 7) % forms.length]}`;
  const round = Math.floor(at / (owners.length * 2));
  return round === 0 ? base : `${base} ${round + 1}`;
};

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
}

/** Names as the columns of `contacts` hold them: 15 and 24 characters (p21-api 7.1). */
export const person = (random: Random): Person => ({
  firstName: random.pick(firstNames).slice(0, 15),
  lastName: random.pick(lastNames).slice(0, 24),
  title: random.pick(titles),
});

/** "maria.garcia@ames-electric.example", with the number where the name is taken. */
export const emailOf = ({ firstName, lastName }: Person, domain: string, taken: number): string =>
  `${plain(firstName)}.${plain(lastName)}${taken === 0 ? '' : taken + 1}@${domain}`;

export const domainOf = (company: string, customerId: number): string =>
  `${plain(company).slice(0, 24)}-${customerId}.example`;

export const street = (random: Random): string => `${random.integer(1, 9800)} ${random.pick(streets)}`;

export const phone = (random: Random, areaCode: string): string =>
  `${areaCode}-555-${String(random.integer(100, 9999)).padStart(4, '0')}`;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
