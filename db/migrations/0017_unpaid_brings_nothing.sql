-- Kept sums counted what was called off before anybody paid: every hour is summed up anew.
UPDATE "sales_folded" SET "hours_until" = '-infinity';
