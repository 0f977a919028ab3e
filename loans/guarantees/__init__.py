"""The townships' repayment commitments (乡镇财政担保, printed as 还款承诺) and calls on them."""
