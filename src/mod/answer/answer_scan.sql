-- answer_scan.sql - scans of the signed papers of filled forms.

-- query answer_scan_insert exec
-- in  tenant:tenant_id id:attachment_id answer:answer_id name:text type:text size:int sha256:text by:user_id now:instant
INSERT INTO attachment (tenant_id, id, answer_id, name, type, size, sha256, by_id, at)
VALUES (:tenant, :id, :answer, :name, :type, :size, :sha256, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query answer_scan_piece exec
-- in  tenant:tenant_id id:attachment_id nth:int bytes:blob
INSERT INTO attachment_piece (tenant_id, attachment_id, nth, bytes) VALUES (:tenant, :id, :nth, :bytes);

-- query answer_scans rows
-- in  tenant:tenant_id answer:answer_id
-- out id:attachment_id name:text type:text size:int sha256:text by:text? at:instant
SELECT x.id, x.name, x.type, x.size, x.sha256, a.name, x.at
  FROM attachment x LEFT JOIN account a ON a.id = x.by_id
 WHERE x.tenant_id = :tenant AND x.answer_id = :answer ORDER BY x.at, x.id LIMIT 50;

-- query answer_scan_get row
-- in  tenant:tenant_id id:attachment_id answer:answer_id
-- out type:text size:int sha256:text
SELECT type, size, sha256 FROM attachment WHERE tenant_id = :tenant AND id = :id AND answer_id = :answer;

-- query answer_scan_pieces rows
-- in  tenant:tenant_id id:attachment_id
-- out bytes:blob
-- all because a scan has at most 10 MB, 40 pieces
SELECT bytes FROM attachment_piece WHERE tenant_id = :tenant AND attachment_id = :id ORDER BY nth;
