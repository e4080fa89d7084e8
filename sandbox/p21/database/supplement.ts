/**
 * Tables which p21-api names in section 7 but whose full column list is not published. Columns named there are
 * taken from there; what had to be made up is marked with "Assumption:" and lives in this file only.
 */
import type { ColumnSource } from './column-type.ts';

type Columns = Readonly<Record<string, ColumnSource>>;

const key = (type: string): ColumnSource => ({ type, pk: true });
const required = (type: string): ColumnSource => ({ type });
const optional = (type: string): ColumnSource => ({ type, nullable: true });

const id = 'decimal(19,0)';
const quantity = 'decimal(19,9)';
const flag = 'char(1)';

const stamps: Columns = {
  date_created: required('datetime'),
  date_last_modified: required('datetime'),
  last_maintained_by: required('varchar(30)'),
};

/** p21-api 7.1. */
const credit_status: Columns = {
  credit_status_uid: key('int'),
  credit_status_id: required('varchar(8)'),
  credit_status_desc: optional('varchar(40)'),
  order_entry_action: required(flag),
  shipping_action: required(flag),
  pick_ticket_action: required(flag),
  require_cc_payment_flag: required(flag),
  delete_flag: required(flag),
  ...stamps,
};

/** p21-api 7.3, quotes. */
const quote_hdr: Columns = {
  quote_hdr_uid: key('int'),
  oe_hdr_uid: required('int'),
  complete_flag: required(flag),
  expiration_date: optional('datetime'),
  ...stamps,
};

const quote_line: Columns = {
  quote_line_uid: key('int'),
  oe_line_uid: required('int'),
  line_complete_flag: required(flag),
  qty_converted: required(quantity),
  uom_converted: optional('varchar(8)'),
  ...stamps,
};

/** p21-api 7.3, notes of an order. */
const oe_hdr_notepad: Columns = {
  note_id: key(id),
  order_no: required('varchar(8)'),
  notepad_class_id: optional('varchar(8)'),
  topic: optional('varchar(30)'),
  note: optional('text'),
  activation_date: optional('datetime'),
  expiration_date: optional('datetime'),
  mandatory: required(flag),
  delete_flag: required(flag),
  ...stamps,
};

/** p21-api 7.3, purchase orders behind an order line (connection_type: direct ship, special). */
const oe_line_po: Columns = {
  order_number: key('varchar(8)'),
  line_number: key(id),
  po_no: key(id),
  po_line_number: key(id),
  connection_type: required(flag),
  quantity_on_po: required(quantity),
  completed: required(flag),
  cancel_flag: required(flag),
  delete_flag: required(flag),
  ...stamps,
};

/** p21-api 7.7. Assumption: the two uids together are the key; no uid of its own is published. */
const job_price_cust_shipto_ordlim: Columns = {
  job_price_cust_shipto_uid: key('int'),
  job_price_hdr_budget_prd_uid: key('int'),
  order_limit: optional('int'),
  order_limit_used: optional('int'),
  ...stamps,
};

/** Assumption: p21-api 7.8 names this table only; the columns follow the features it describes. */
const rewards_program: Columns = {
  rewards_program_uid: key('int'),
  company_id: required('varchar(8)'),
  rewards_program_id: required('varchar(20)'),
  rewards_program_desc: optional('varchar(255)'),
  reward_type: required('varchar(8)'),
  earn_event: required('varchar(8)'),
  points_per_dollar: required(quantity),
  minimum_level: required('decimal(19,4)'),
  registration_required_flag: required(flag),
  effective_date: required('datetime'),
  expiration_date: required('datetime'),
  row_status_flag: required('int'),
  ...stamps,
};

/** Assumption: as above; one row a customer registered in a program. */
const rewards_program_entry_form: Columns = {
  rewards_program_entry_form_uid: key('int'),
  rewards_program_uid: required('int'),
  company_id: required('varchar(8)'),
  customer_id: required(id),
  entry_date: required('datetime'),
  row_status_flag: required('int'),
  ...stamps,
};

/** Assumption: as above; what a customer earned and redeemed with one invoice. */
const rewards_program_x_accrued_claims: Columns = {
  rewards_program_x_accrued_claims_uid: key('int'),
  rewards_program_uid: required('int'),
  company_id: required('varchar(8)'),
  customer_id: required(id),
  invoice_no: optional('varchar(10)'),
  points_earned: required(quantity),
  points_redeemed: required(quantity),
  accrued_amount: required('decimal(19,4)'),
  claim_date: required('datetime'),
  row_status_flag: required('int'),
  ...stamps,
};

/** Assumption: as above; which product groups a program counts. */
const product_group_x_rewards_program: Columns = {
  product_group_x_rewards_program_uid: key('int'),
  rewards_program_uid: required('int'),
  company_id: required('varchar(8)'),
  product_group_id: required('varchar(8)'),
  row_status_flag: required('int'),
  ...stamps,
};

export const supplement: Readonly<Record<string, Columns>> = {
  credit_status,
  quote_hdr,
  quote_line,
  oe_hdr_notepad,
  oe_line_po,
  job_price_cust_shipto_ordlim,
  rewards_program,
  rewards_program_entry_form,
  rewards_program_x_accrued_claims,
  product_group_x_rewards_program,
};
