-- What is never changed is not replaced either.
CREATE TRIGGER form_approval_gives BEFORE INSERT ON form_approval
WHEN EXISTS (SELECT 1 FROM form_approval WHERE translation = NEW.translation)
BEGIN SELECT raise(ABORT, 'an approval is never changed'); END;
CREATE TRIGGER form_rule_corrects BEFORE INSERT ON form_rule
WHEN EXISTS (SELECT 1 FROM form_rule WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER letter_form_goes BEFORE INSERT ON letter_form
WHEN EXISTS (SELECT 1 FROM letter_form WHERE letter = NEW.letter)
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
