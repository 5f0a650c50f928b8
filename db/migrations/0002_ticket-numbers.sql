-- One counter for each of 64 slots of restaurants: numbers stay short, and no order waits for
-- another one's commit to get its number.
DO $$
BEGIN
  FOR slot IN 0..63 LOOP
    EXECUTE format('CREATE SEQUENCE ticket_numbers_%s MAXVALUE 999 CYCLE', slot);
  END LOOP;
END $$;
