-- Words as they are compared: lower case, without accents, apostrophes and punctuation.
-- lib/search/rules.ts does the same to what people type.
CREATE FUNCTION search_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(translate(lower(value),
    'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĲĳĴĵĶķĹĺĻļĽľĿŀŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſøØıłŁđĐ''’`´',
    'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiiiijjkkllllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzsooilldd'), '[[:space:]!-/:-@\[-_{-~–—]+', ' ', 'g')
$$;
--> statement-breakpoint
CREATE FUNCTION refresh_restaurant_search(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO restaurant_search (restaurant_id, document, is_vegetarian)
  SELECT r.id,
         setweight(to_tsvector('simple', search_text(r.name)), 'A')
         || setweight(to_tsvector('simple', search_text(array_to_string(r.cuisines, ' '))), 'B')
         || setweight(to_tsvector('simple', search_text(coalesce(f.names, ''))), 'C'),
         coalesce(f.is_vegetarian, false)
    FROM restaurants r
    CROSS JOIN LATERAL (
      SELECT string_agg(name, ' ' ORDER BY position, id) AS names,
             bool_and(dietary && '{vegetarian,vegan}') AS is_vegetarian
        FROM foods WHERE restaurant_id = r.id
    ) f
   WHERE r.id = ANY(ids)
      ON CONFLICT (restaurant_id) DO UPDATE
     SET document = excluded.document, is_vegetarian = excluded.is_vegetarian
   WHERE (restaurant_search.document, restaurant_search.is_vegetarian)
         IS DISTINCT FROM (excluded.document, excluded.is_vegetarian);
  -- In order, so that two transactions with the same new words do not wait for each other crosswise.
  INSERT INTO search_words (word)
  SELECT DISTINCT found.word
    FROM restaurant_search s CROSS JOIN LATERAL unnest(tsvector_to_array(s.document)) AS found(word)
   WHERE s.restaurant_id = ANY(ids) AND length(found.word) BETWEEN 3 AND 30
     AND NOT EXISTS (SELECT FROM search_words w WHERE w.word = found.word)
   ORDER BY found.word
      ON CONFLICT DO NOTHING;
$$;
--> statement-breakpoint
CREATE FUNCTION note_searched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_TABLE_NAME = 'restaurants' AND TG_OP = 'INSERT' THEN
    SELECT array_agg(id) INTO ids FROM changed;
  ELSIF TG_TABLE_NAME = 'restaurants' THEN
    SELECT array_agg(c.id) INTO ids FROM changed c JOIN before b ON b.id = c.id
     WHERE (c.name, c.cuisines) IS DISTINCT FROM (b.name, b.cuisines);
  ELSIF TG_OP = 'UPDATE' THEN
    SELECT array_agg(DISTINCT c.restaurant_id) INTO ids FROM changed c JOIN before b ON b.id = c.id
     WHERE (c.name, c.dietary) IS DISTINCT FROM (b.name, b.dietary);
  ELSE
    SELECT array_agg(DISTINCT restaurant_id) INTO ids FROM changed;
  END IF;
  IF ids IS NOT NULL THEN
    PERFORM refresh_restaurant_search(ids);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER restaurants_searched_insert AFTER INSERT ON restaurants
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_searched();
--> statement-breakpoint
CREATE TRIGGER restaurants_searched_update AFTER UPDATE ON restaurants
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_searched();
--> statement-breakpoint
CREATE TRIGGER foods_searched_insert AFTER INSERT ON foods
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_searched();
--> statement-breakpoint
CREATE TRIGGER foods_searched_update AFTER UPDATE ON foods
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_searched();
--> statement-breakpoint
CREATE TRIGGER foods_searched_delete AFTER DELETE ON foods
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_searched();
