BEGIN TRANSACTION;
CREATE TABLE aid_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    no VARCHAR(20) NOT NULL CHECK (typeof(no) IN ('text', 'null') AND length(no) <= 20),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    applicant INTEGER NOT NULL REFERENCES member (id) CHECK (typeof(applicant) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT aid_case_no UNIQUE (fund, no)
);
INSERT INTO "aid_case" VALUES(1,1,1,'2024-0001','loan',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "aid_case" VALUES(2,1,1,'2024-0002','loan',2,'2024-03-15 02:00:00+00:00');
INSERT INTO "aid_case" VALUES(3,1,1,'2024-0003','loan',3,'2024-03-15 02:00:00+00:00');
INSERT INTO "aid_case" VALUES(4,1,1,'2024-0004','loan',4,'2024-03-15 02:00:00+00:00');
CREATE TABLE allocation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    repayment INTEGER NOT NULL REFERENCES repayment (id) CHECK (typeof(repayment) IN ('integer', 'null')),
    instalment INTEGER NOT NULL CHECK (typeof(instalment) IN ('integer', 'null')),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    CONSTRAINT allocation_once UNIQUE (repayment, instalment, kind),
    CONSTRAINT allocation_kind
        CHECK (kind IN ('cost', 'overdue_interest', 'interest', 'principal')),
    CONSTRAINT allocation_amount CHECK (amount_fen <> 0)
);
INSERT INTO "allocation" VALUES(1,1,1,2,1,1,'interest',6000);
INSERT INTO "allocation" VALUES(2,1,1,2,1,1,'principal',200000);
INSERT INTO "allocation" VALUES(3,1,1,1,2,1,'interest',30000);
INSERT INTO "allocation" VALUES(4,1,1,1,2,1,'principal',70000);
INSERT INTO "allocation" VALUES(5,1,1,3,3,1,'overdue_interest',1733);
INSERT INTO "allocation" VALUES(6,1,1,3,3,1,'interest',19067);
INSERT INTO "allocation" VALUES(7,1,1,3,3,1,'principal',79200);
CREATE TABLE archived_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    report VARCHAR(40) NOT NULL CHECK (typeof(report) IN ('text', 'null') AND length(report) <= 40),
    title VARCHAR(100) NOT NULL CHECK (typeof(title) IN ('text', 'null') AND length(title) <= 100),
    as_of DATE NOT NULL CHECK (as_of IS date(as_of)),
    known_at TIMESTAMPTZ NOT NULL CHECK (typeof(known_at) IN ('text', 'null')),
    document TEXT NOT NULL CHECK (typeof(document) IN ('text', 'null')),
    pdf BLOB NOT NULL CHECK (typeof(pdf) IN ('blob', 'null')),
    document_sha256 VARCHAR(64) NOT NULL CHECK (typeof(document_sha256) IN ('text', 'null') AND length(document_sha256) <= 64),
    pdf_sha256 VARCHAR(64) NOT NULL CHECK (typeof(pdf_sha256) IN ('text', 'null') AND length(pdf_sha256) <= 64),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null'))
);
CREATE TABLE borrower_key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    version INTEGER NOT NULL CHECK (typeof(version) IN ('integer', 'null')),
    failed INTEGER NOT NULL CHECK (typeof(failed) IN ('integer', 'null')),
    failed_since_issue INTEGER NOT NULL CHECK (typeof(failed_since_issue) IN ('integer', 'null')),
    locked_until TIMESTAMPTZ CHECK (typeof(locked_until) IN ('text', 'null')),
    CONSTRAINT borrower_key_loan UNIQUE (loan)
);
INSERT INTO "borrower_key" VALUES(1,1,1,1,0,0,NULL);
INSERT INTO "borrower_key" VALUES(2,1,2,1,0,0,NULL);
INSERT INTO "borrower_key" VALUES(3,1,3,1,0,0,NULL);
CREATE TABLE case_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    case_no VARCHAR(20) NOT NULL CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    step VARCHAR(30) NOT NULL CHECK (typeof(step) IN ('text', 'null') AND length(step) <= 30),
    outcome VARCHAR(10) NOT NULL CHECK (typeof(outcome) IN ('text', 'null') AND length(outcome) <= 10),
    decided_on DATE NOT NULL CHECK (decided_on IS date(decided_on)),
    body VARCHAR(100) NOT NULL CHECK (typeof(body) IN ('text', 'null') AND length(body) <= 100),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    note VARCHAR(500) NOT NULL CHECK (typeof(note) IN ('text', 'null') AND length(note) <= 500),
    actor INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(actor) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT case_step_seq UNIQUE (fund, case_no, seq),
    CONSTRAINT case_step_outcome CHECK (outcome IN ('passed', 'refused', 'withdrawn')),
    CONSTRAINT case_step_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
INSERT INTO "case_step" VALUES(1,1,1,'2024-0001',1,'committee','passed','2024-03-15','乡镇党委','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(2,1,1,'2024-0001',2,'assessment','passed','2024-03-15','县委组织部考核组','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(3,1,1,'2024-0001',3,'commitment','passed','2024-03-15','乡镇政府','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(4,1,1,'2024-0001',4,'payout','passed','2024-03-15','县委组织部','文件1号','',2,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(5,1,1,'2024-0002',1,'committee','passed','2024-03-15','乡镇党委','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(6,1,1,'2024-0002',2,'assessment','passed','2024-03-15','县委组织部考核组','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(7,1,1,'2024-0002',3,'commitment','passed','2024-03-15','乡镇政府','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(8,1,1,'2024-0002',4,'payout','passed','2024-03-15','县委组织部','文件1号','',2,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(9,1,1,'2024-0003',1,'committee','passed','2024-03-15','乡镇党委','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(10,1,1,'2024-0003',2,'assessment','passed','2024-03-15','县委组织部考核组','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(11,1,1,'2024-0003',3,'commitment','passed','2024-03-15','乡镇政府','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(12,1,1,'2024-0003',4,'payout','passed','2024-03-15','县委组织部','文件1号','',2,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(13,1,1,'2024-0004',1,'committee','passed','2024-03-15','乡镇党委','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(14,1,1,'2024-0004',2,'assessment','passed','2024-03-15','县委组织部考核组','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(15,1,1,'2024-0004',3,'commitment','passed','2024-03-15','乡镇政府','文件1号','',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "case_step" VALUES(16,1,1,'2024-0004',4,'payout','passed','2024-03-15','县委组织部','文件1号','',2,'2024-03-15 02:00:00+00:00');
CREATE TABLE command (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    key VARCHAR(100) NOT NULL CHECK (typeof(key) IN ('text', 'null') AND length(key) <= 100),
    kind VARCHAR(40) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 40),
    input_hash VARCHAR(64) NOT NULL CHECK (typeof(input_hash) IN ('text', 'null') AND length(input_hash) <= 64),
    actor INTEGER NOT NULL CHECK (typeof(actor) IN ('integer', 'null')),
    result VARCHAR(60) NOT NULL CHECK (typeof(result) IN ('text', 'null') AND length(result) <= 60),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT command_key UNIQUE (office, key)
);
INSERT INTO "command" VALUES(1,1,'test-key-00000001','RecordContribution','0c49c6fe2fa180307f5cca55b983f9a133021b5e521ca5d59f32c31e14f42d5e',3,'1','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(2,1,'test-key-00000002','AddRate','95eda93cb33d8e3b551eae83ba32a4f30611045a56b973c972bc0ac89a18b673',1,'2024-03-14','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(3,1,'test-key-00000003','ConfirmRate','8a4d7f245babd1cfeb34ef0d4193e0f4d065f3f9cdf91255e4e421802aa2dd23',2,'2024-03-15','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(4,1,'test-key-00000004','AddRate','aedf0fa91fbebbb2ef37e07d07676c46a5a287366136a506e861b8d465b5e1b9',1,'2024-03-14','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(5,1,'test-key-00000005','ConfirmRate','66a256207ff774cfe49fcf4eca7b57bb47d6ea5aa00a571f3e3a1124ccb8f41f',2,'2024-03-15','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(6,1,'test-key-00000006','RegisterMember','4acbca4d1de2e0f840a17bc7f0c3beab2dcf043b86fee354896ca94249033dae',1,'1','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(7,1,'test-key-00000007','ApplyForLoan','5c02eea5678ceee478f8bf74733ce709b46fccd719e2ea4638f4772ab873d4d3',1,'2024-0001','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(8,1,'test-key-00000008','DecideStep','1721cefb41dd33091705d1ce3b8eb6b7e065a982569dcf4ed4f85cdf83c90495',1,'2024-0001','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(9,1,'test-key-00000009','DecideStep','d1143a521b4e2a904cbab14c3216fbe941c23d7d83e3ea253334b8105f29a416',1,'2024-0001','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(10,1,'test-key-00000010','DecideStep','44a512ad119ec12f99644b6e81333545fee26a00bdf39de5f1775e3b8e0b2031',1,'2024-0001','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(11,1,'test-key-00000011','DecideStep','90a8b343c664189b671e4474960ee773992d90ae9ee1d55df028d1ee5bf4501d',2,'2024-0001','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(12,1,'test-key-00000012','DisburseLoan','c4154a66237c0a70b554e0bb98cb8ee68379b0df613ba71f65a4974e6808ad45',3,'2024-0001','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(13,1,'test-key-00000013','RegisterMember','fd83cbae71cccbb01c9920a03d3fc091568a26162b60e7b61c9c2d59e71afe0d',1,'2','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(14,1,'test-key-00000014','ApplyForLoan','5f0abb6f8a0b56ed9ea67e5fc3f0d066b97634bb1a5ce44da570b0fa2f8d99bc',1,'2024-0002','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(15,1,'test-key-00000015','DecideStep','415a5f95ce394b276906d7df08d44e93a9fa60162dbe0c57bb1f7403a94534ab',1,'2024-0002','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(16,1,'test-key-00000016','DecideStep','6a34054fb41ed34cb646be070d70a84c6a9c96a3995ba60342e12f7c7f0df4cd',1,'2024-0002','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(17,1,'test-key-00000017','DecideStep','e207edcbbd174cb9ab043dd93683e0fbe877e7ce73e1437790c22b1998bc4119',1,'2024-0002','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(18,1,'test-key-00000018','DecideStep','c5cb73460a38be9b39600477e81df1d0e9005939d734ca38b3e4ae0576f6176a',2,'2024-0002','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(19,1,'test-key-00000019','DisburseLoan','acacc94ddd887e3f96989abc2ebe7fdda14ac297229d47383bdd44092abfc4b9',3,'2024-0002','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(20,1,'test-key-00000020','RegisterMember','c376d64c26d8d75c478c4de39531ce2ba032b60fd56ed894de9839466624665d',1,'3','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(21,1,'test-key-00000021','ApplyForLoan','5259f6020f6570584b5488e2a7f7ce0e9ed39a887caeefe44c6842c70cbd70de',1,'2024-0003','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(22,1,'test-key-00000022','DecideStep','3f678265c1c4494e040c3ce3c6c360ee5acec04d64314873eca5d5481a22f647',1,'2024-0003','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(23,1,'test-key-00000023','DecideStep','12c6f6fe6ba6cfd3cd7d1240152211ec76f47d6e14114518ba84cc88a075d64e',1,'2024-0003','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(24,1,'test-key-00000024','DecideStep','81fc187a41ce337c79731ac06d3d1159b951debec9e9bb849ceb2577951aad0a',1,'2024-0003','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(25,1,'test-key-00000025','DecideStep','0bd5dc5e9cc02362508ac65a93f722baddc14d6d2257877d44613258b51f4131',2,'2024-0003','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(26,1,'test-key-00000026','DisburseLoan','3ccf0f58f41e0dc945ba6907b1ae43457e0dee7f0d616f8560d293fc9144266d',3,'2024-0003','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(27,1,'test-key-00000027','RegisterMember','b2bc84884ea0aecf90c76c7c7f5ae0f9b2c01c9dd1bc20f115b5c98d1128b6c7',1,'4','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(28,1,'test-key-00000028','ApplyForLoan','2353ed301d27071300fd7d81bec6e6a911cf7dadc50dd8ea67b4b638a738414e',1,'2024-0004','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(29,1,'test-key-00000029','DecideStep','51fe1ea55c0988bfaebf29d3a28dc136c9b72d6dc6e9cf608da35dadfbc91b12',1,'2024-0004','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(30,1,'test-key-00000030','DecideStep','344876b04d1a56b125971e36a839cd143974d4a5404c31baebcef419ac3971ac',1,'2024-0004','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(31,1,'test-key-00000031','DecideStep','8d1466e932ed240040495a4d7ce6124df5a8d2d7f6123636652c60f20a5d5d83',1,'2024-0004','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(32,1,'test-key-00000032','DecideStep','4160c6a40e93c45d211bb62744b88bde94c4b7304f4db64f326972eb6856936f',2,'2024-0004','2024-03-15 02:00:00+00:00');
INSERT INTO "command" VALUES(33,1,'test-key-00000033','RepayLoan','b029a7dae1d5c391086eede3c6553870fedfaa8f874a83e416ad53fc5d0b3e1d',3,'S2024-00001','2024-09-15 02:00:00+00:00');
INSERT INTO "command" VALUES(34,1,'test-key-00000034','RepayLoan','22c732da7815cfd8247d4aeb9bc29d23d3e4aaf119c51bf8599e65aa5849e1de',3,'S2024-00002','2024-09-15 02:00:00+00:00');
INSERT INTO "command" VALUES(35,1,'test-key-00000035','RepayLoan','5e845eda8398ceab8bec90e49fb8ca6c17556fa1f027ee04ab7e58f061ff93a5',3,'S2025-00001','2025-01-20 02:00:00+00:00');
INSERT INTO "command" VALUES(36,1,'test-key-00000036','CloseMonth','13a757253d8c260b4c5c8e2eced4c3b2fc6d20c23e68e3937cb770c402208aa1',2,'2024-01-31','2025-01-20 02:00:00+00:00');
INSERT INTO "command" VALUES(37,1,'test-key-00000037','CloseMonth','2aca11fdc65e20108112e4cb20385ebd896e49fab5e95b3a2a28926e9de3b49a',2,'2024-02-29','2025-01-20 02:00:00+00:00');
INSERT INTO "command" VALUES(38,1,'test-key-00000038','CloseMonth','cb9cdc8c21769397544bbaf8fc63145708ab98a95eb010d063fe062fdd8cab94',2,'2024-03-31','2025-01-20 02:00:00+00:00');
CREATE TABLE contribution (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    source VARCHAR(30) NOT NULL CHECK (typeof(source) IN ('text', 'null') AND length(source) <= 30),
    received_on DATE NOT NULL CHECK (received_on IS date(received_on)),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    payer VARCHAR(100) NOT NULL CHECK (typeof(payer) IN ('text', 'null') AND length(payer) <= 100),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    note VARCHAR(200) NOT NULL CHECK (typeof(note) IN ('text', 'null') AND length(note) <= 200),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT contribution_amount CHECK (amount_fen > 0),
    CONSTRAINT contribution_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
INSERT INTO "contribution" VALUES(1,1,1,1,'fiscal','2024-01-02',20000000,'县财政局','拨款1号','','2024-03-15 02:00:00+00:00');
CREATE TABLE disbursement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    disbursed_on DATE NOT NULL CHECK (disbursed_on IS date(disbursed_on)),
    matures_on DATE NOT NULL CHECK (matures_on IS date(matures_on)),
    rate_ppm INTEGER NOT NULL CHECK (typeof(rate_ppm) IN ('integer', 'null')),
    overdue_rate_ppm INTEGER NOT NULL CHECK (typeof(overdue_rate_ppm) IN ('integer', 'null')),
    rate_basis VARCHAR(100) NOT NULL CHECK (typeof(rate_basis) IN ('text', 'null') AND length(rate_basis) <= 100),
    day_count VARCHAR(15) NOT NULL CHECK (typeof(day_count) IN ('text', 'null') AND length(day_count) <= 15),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT disbursement_once UNIQUE (loan),
    CONSTRAINT disbursement_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq),
    CONSTRAINT disbursement_rate CHECK (rate_ppm BETWEEN 0 AND 1000000
        AND overdue_rate_ppm BETWEEN rate_ppm AND 2000000)
);
INSERT INTO "disbursement" VALUES(1,1,1,1,2,'2024-03-15','2026-03-15',60000,78000,'LPR 5Y+（2024-03-14）','months+days','2024-03-15 02:00:00+00:00');
INSERT INTO "disbursement" VALUES(2,1,1,2,3,'2024-03-15','2025-03-15',60000,78000,'LPR 1Y（2024-03-14）','months+days','2024-03-15 02:00:00+00:00');
INSERT INTO "disbursement" VALUES(3,1,1,3,4,'2024-03-15','2024-12-31',60000,78000,'LPR 1Y（2024-03-14）','months+days','2024-03-15 02:00:00+00:00');
CREATE TABLE duty_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    duty VARCHAR(40) NOT NULL CHECK (typeof(duty) IN ('text', 'null') AND length(duty) <= 40),
    due_on DATE NOT NULL CHECK (due_on IS date(due_on)),
    result VARCHAR(200) NOT NULL CHECK (typeof(result) IN ('text', 'null') AND length(result) <= 200),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT duty_run_once UNIQUE (fund, duty, due_on)
);
CREATE TABLE fund (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    code VARCHAR(20) NOT NULL CHECK (typeof(code) IN ('text', 'null') AND length(code) <= 20),
    name VARCHAR(100) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 100),
    policy VARCHAR(60) NOT NULL CHECK (typeof(policy) IN ('text', 'null') AND length(policy) <= 60),
    opened_on DATE NOT NULL CHECK (opened_on IS date(opened_on)),
    is_sample BOOLEAN NOT NULL CHECK (is_sample IN (0, 1)),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT fund_code UNIQUE (office, code)
);
INSERT INTO "fund" VALUES(1,1,'f1','测试基金','county_revolving','2024-01-02',0,'2024-01-02 01:00:00+00:00');
CREATE TABLE holiday (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    day DATE NOT NULL CHECK (day IS date(day)),
    is_off BOOLEAN NOT NULL CHECK (is_off IN (0, 1)),
    note VARCHAR(100) NOT NULL CHECK (typeof(note) IN ('text', 'null') AND length(note) <= 100),
    entered_by INTEGER CHECK (typeof(entered_by) IN ('integer', 'null')),
    CONSTRAINT holiday_day UNIQUE (office, day)
);
CREATE TABLE household (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    no VARCHAR(20) NOT NULL CHECK (typeof(no) IN ('text', 'null') AND length(no) <= 20),
    township INTEGER NOT NULL REFERENCES township (id) CHECK (typeof(township) IN ('integer', 'null')),
    village VARCHAR(60) NOT NULL CHECK (typeof(village) IN ('text', 'null') AND length(village) <= 60),
    CONSTRAINT household_no UNIQUE (office, no)
);
INSERT INTO "household" VALUES(1,1,'H00001',1,'文青村');
INSERT INTO "household" VALUES(2,1,'H00002',1,'文青村');
INSERT INTO "household" VALUES(3,1,'H00003',1,'文青村');
INSERT INTO "household" VALUES(4,1,'H00004',1,'文青村');
CREATE TABLE instalment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    version INTEGER NOT NULL CHECK (typeof(version) IN ('integer', 'null')),
    no INTEGER NOT NULL CHECK (typeof(no) IN ('integer', 'null')),
    start_on DATE NOT NULL CHECK (start_on IS date(start_on)),
    due_on DATE NOT NULL CHECK (due_on IS date(due_on)),
    units INTEGER NOT NULL CHECK (typeof(units) IN ('integer', 'null')),
    principal_fen BIGINT NOT NULL CHECK (typeof(principal_fen) IN ('integer', 'null')),
    interest_fen BIGINT NOT NULL CHECK (typeof(interest_fen) IN ('integer', 'null')),
    CONSTRAINT instalment_no UNIQUE (loan, version, no),
    CONSTRAINT instalment_version FOREIGN KEY (loan, version)
        REFERENCES loan_schedule (loan, version),
    CONSTRAINT instalment_dates CHECK (due_on >= start_on AND units >= 0),
    CONSTRAINT instalment_amounts CHECK (principal_fen >= 0 AND interest_fen >= 0)
);
INSERT INTO "instalment" VALUES(1,1,1,1,1,1,'2024-03-15','2025-03-15',360,250000,30000);
INSERT INTO "instalment" VALUES(2,1,1,1,1,2,'2025-03-15','2026-03-15',360,250000,15000);
INSERT INTO "instalment" VALUES(3,1,1,2,1,1,'2024-03-15','2025-03-15',360,500000,30000);
INSERT INTO "instalment" VALUES(4,1,1,3,1,1,'2024-03-15','2024-12-31',286,400000,19067);
INSERT INTO "instalment" VALUES(5,1,1,2,2,1,'2024-03-15','2024-09-15',180,200000,6000);
INSERT INTO "instalment" VALUES(6,1,1,2,2,2,'2024-03-15','2025-03-15',360,300000,18000);
CREATE TABLE journal_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    year INTEGER NOT NULL CHECK (typeof(year) IN ('integer', 'null')),
    no INTEGER NOT NULL CHECK (typeof(no) IN ('integer', 'null')),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    summary VARCHAR(200) NOT NULL CHECK (typeof(summary) IN ('text', 'null') AND length(summary) <= 200),
    effective_on DATE NOT NULL CHECK (effective_on IS date(effective_on)),
    booked_on DATE NOT NULL CHECK (booked_on IS date(booked_on)),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    checker INTEGER REFERENCES staff (id) CHECK (typeof(checker) IN ('integer', 'null')),
    papers TEXT NOT NULL CHECK (typeof(papers) IN ('text', 'null')),
    key VARCHAR(100) NOT NULL CHECK (typeof(key) IN ('text', 'null') AND length(key) <= 100),
    input_hash VARCHAR(64) NOT NULL CHECK (typeof(input_hash) IN ('text', 'null') AND length(input_hash) <= 64),
    reverses INTEGER CHECK (typeof(reverses) IN ('integer', 'null')),
    previous_hash VARCHAR(64) NOT NULL CHECK (typeof(previous_hash) IN ('text', 'null') AND length(previous_hash) <= 64),
    hash VARCHAR(64) NOT NULL CHECK (typeof(hash) IN ('text', 'null') AND length(hash) <= 64),
    CONSTRAINT journal_entry_seq UNIQUE (fund, seq),
    CONSTRAINT journal_entry_no UNIQUE (fund, year, no),
    CONSTRAINT journal_entry_key UNIQUE (fund, key),
    CONSTRAINT journal_entry_reverses UNIQUE (fund, reverses),
    CONSTRAINT journal_entry_reversed FOREIGN KEY (fund, reverses)
        REFERENCES journal_entry (fund, seq),
    CONSTRAINT journal_entry_positive CHECK (seq > 0 AND no > 0),
    CONSTRAINT journal_entry_two_persons CHECK (checker IS NULL OR checker <> maker),
    CONSTRAINT journal_entry_money_out CHECK (kind <> 'disbursement' OR checker IS NOT NULL),
    CONSTRAINT journal_entry_booked CHECK (booked_on >= effective_on)
);
INSERT INTO "journal_entry" VALUES(1,1,1,1,2024,1,'contribution','收到财政：县财政局','2024-01-02','2024-01-02','2024-03-15 02:00:00+00:00',3,NULL,'["拨款1号"]','test-key-00000001','1c0cb7f2e010920e0ff45feb29cdfb3a5db1505bb7ed3fbfb2e20b25ca18543e',NULL,'0000000000000000000000000000000000000000000000000000000000000000','c3cb56f3b02e04ed758abc95a9dab9cb926bbf1c1712601c4d717428ba72d6cd');
INSERT INTO "journal_entry" VALUES(2,1,1,2,2024,2,'disbursement','发放借款 2024-0001','2024-03-15','2024-03-15','2024-03-15 02:00:00+00:00',3,2,'["2024-0001"]','test-key-00000012','67498fe966361ab7ea25077680ca4d5e38b72046d158dde7c342bba87cd8dcc3',NULL,'c3cb56f3b02e04ed758abc95a9dab9cb926bbf1c1712601c4d717428ba72d6cd','5dcdd75389373c6176dbc7737476d6dfeec5fabb72d0599730fee9a016ee33d7');
INSERT INTO "journal_entry" VALUES(3,1,1,3,2024,3,'disbursement','发放借款 2024-0002','2024-03-15','2024-03-15','2024-03-15 02:00:00+00:00',3,2,'["2024-0002"]','test-key-00000019','ae676662f60f182f64ba63b80aad8e274dac7b7d8b75a93052c32593ec36170e',NULL,'5dcdd75389373c6176dbc7737476d6dfeec5fabb72d0599730fee9a016ee33d7','48018adbb3463c27c18bb417b4a129b86d5c886ec7e000636650ce24d226bfcc');
INSERT INTO "journal_entry" VALUES(4,1,1,4,2024,4,'disbursement','发放借款 2024-0003','2024-03-15','2024-03-15','2024-03-15 02:00:00+00:00',3,2,'["2024-0003"]','test-key-00000026','5a98b3ed486c9bff3f01af303ee598e4dedfecc62512a6bd767fb663f9def154',NULL,'48018adbb3463c27c18bb417b4a129b86d5c886ec7e000636650ce24d226bfcc','669c1ff943396065bcc84d5e74ba485585dd0b4c181c37515a1a11a085934a80');
INSERT INTO "journal_entry" VALUES(5,1,1,5,2024,5,'repayment','收回借款 2024-0002','2024-09-15','2024-09-15','2024-09-15 02:00:00+00:00',3,NULL,'["S2024-00001"]','test-key-00000033','e840489682f513f9a5a1134836a2684bc46c71c77e2287c2b11fc7648f0b22c7',NULL,'669c1ff943396065bcc84d5e74ba485585dd0b4c181c37515a1a11a085934a80','f31d99dfcbfbbe263b66f35686e982dc0d10e54ca6ae5ddfe335bffb25f4eda2');
INSERT INTO "journal_entry" VALUES(6,1,1,6,2024,6,'repayment','收回借款 2024-0001','2024-09-15','2024-09-15','2024-09-15 02:00:00+00:00',3,NULL,'["S2024-00002"]','test-key-00000034','74311cb1f983cb6a8f8b65bcf296c535f38fc00d2d4d4064dc348f1894ec93e6',NULL,'f31d99dfcbfbbe263b66f35686e982dc0d10e54ca6ae5ddfe335bffb25f4eda2','d6ed3b5c15b492b695e8b601752a3efbfbf9d468a9c18df7c1e50ee0b468eb50');
INSERT INTO "journal_entry" VALUES(7,1,1,7,2025,1,'repayment','收回借款 2024-0003','2025-01-20','2025-01-20','2025-01-20 02:00:00+00:00',3,NULL,'["S2025-00001"]','test-key-00000035','2f229c7fca30470be6e8ae99b5736c480cc13abe7ffe82a41fbec43e180aa138',NULL,'d6ed3b5c15b492b695e8b601752a3efbfbf9d468a9c18df7c1e50ee0b468eb50','bf9e61f3eade7a69b5aee0fea2038d7e5c2fe1e744736cc17a00ef7318b0332f');
INSERT INTO "journal_entry" VALUES(8,1,1,8,2024,7,'accrual','2024年03月 计提应收利息','2024-03-31','2024-03-31','2025-01-20 02:00:00+00:00',2,NULL,'[]','test-key-00000038','cbad61e7b74d513129572aab4eae489b43766e06daa4b9e10cd671d94edd469c',NULL,'bf9e61f3eade7a69b5aee0fea2038d7e5c2fe1e744736cc17a00ef7318b0332f','c949cc747190e58170096f6a4a270aa62820a64f1d1c2b4dab65a0d45bef7c11');
CREATE TABLE journal_head (
    fund INTEGER PRIMARY KEY REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    last_seq INTEGER NOT NULL CHECK (typeof(last_seq) IN ('integer', 'null')),
    last_hash VARCHAR(64) NOT NULL CHECK (typeof(last_hash) IN ('text', 'null') AND length(last_hash) <= 64)
);
INSERT INTO "journal_head" VALUES(1,8,'c949cc747190e58170096f6a4a270aa62820a64f1d1c2b4dab65a0d45bef7c11');
CREATE TABLE journal_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    line INTEGER NOT NULL CHECK (typeof(line) IN ('integer', 'null')),
    account VARCHAR(10) NOT NULL CHECK (typeof(account) IN ('text', 'null') AND length(account) <= 10),
    source VARCHAR(30) NOT NULL CHECK (typeof(source) IN ('text', 'null') AND length(source) <= 30),
    subject VARCHAR(40) NOT NULL CHECK (typeof(subject) IN ('text', 'null') AND length(subject) <= 40),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    CONSTRAINT journal_line_no UNIQUE (fund, seq, line),
    CONSTRAINT journal_line_amount CHECK (amount_fen <> 0),
    CONSTRAINT journal_line_entry FOREIGN KEY (fund, seq)
        REFERENCES journal_entry (fund, seq) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "journal_line" VALUES(1,1,1,1,1,'1002','fiscal','',20000000);
INSERT INTO "journal_line" VALUES(2,1,1,1,2,'3001','fiscal','',-20000000);
INSERT INTO "journal_line" VALUES(3,1,1,2,1,'1301','fiscal','2024-0001',500000);
INSERT INTO "journal_line" VALUES(4,1,1,2,2,'1002','fiscal','',-500000);
INSERT INTO "journal_line" VALUES(5,1,1,3,1,'1301','fiscal','2024-0002',500000);
INSERT INTO "journal_line" VALUES(6,1,1,3,2,'1002','fiscal','',-500000);
INSERT INTO "journal_line" VALUES(7,1,1,4,1,'1301','fiscal','2024-0003',400000);
INSERT INTO "journal_line" VALUES(8,1,1,4,2,'1002','fiscal','',-400000);
INSERT INTO "journal_line" VALUES(9,1,1,5,1,'1002','fiscal','',200000);
INSERT INTO "journal_line" VALUES(10,1,1,5,2,'1301','fiscal','2024-0002',-200000);
INSERT INTO "journal_line" VALUES(11,1,1,5,3,'1002','income','',6000);
INSERT INTO "journal_line" VALUES(12,1,1,5,4,'4001','income','2024-0002',-6000);
INSERT INTO "journal_line" VALUES(13,1,1,6,1,'1002','fiscal','',70000);
INSERT INTO "journal_line" VALUES(14,1,1,6,2,'1301','fiscal','2024-0001',-70000);
INSERT INTO "journal_line" VALUES(15,1,1,6,3,'1002','income','',30000);
INSERT INTO "journal_line" VALUES(16,1,1,6,4,'4001','income','2024-0001',-30000);
INSERT INTO "journal_line" VALUES(17,1,1,7,1,'1002','fiscal','',79200);
INSERT INTO "journal_line" VALUES(18,1,1,7,2,'1301','fiscal','2024-0003',-79200);
INSERT INTO "journal_line" VALUES(19,1,1,7,3,'1002','income','',20800);
INSERT INTO "journal_line" VALUES(20,1,1,7,4,'4001','income','2024-0003',-20800);
INSERT INTO "journal_line" VALUES(21,1,1,8,1,'1304','income','2024-0001',1333);
INSERT INTO "journal_line" VALUES(22,1,1,8,2,'2301','income','2024-0001',-1333);
INSERT INTO "journal_line" VALUES(23,1,1,8,3,'1304','income','2024-0002',1333);
INSERT INTO "journal_line" VALUES(24,1,1,8,4,'2301','income','2024-0002',-1333);
INSERT INTO "journal_line" VALUES(25,1,1,8,5,'1304','income','2024-0003',1067);
INSERT INTO "journal_line" VALUES(26,1,1,8,6,'2301','income','2024-0003',-1067);
CREATE TABLE journal_review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    reviewer INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(reviewer) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT journal_review_once UNIQUE (fund, seq),
    CONSTRAINT journal_review_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
INSERT INTO "journal_review" VALUES(1,1,1,1,1,'2025-01-20 02:00:00+00:00');
INSERT INTO "journal_review" VALUES(2,1,1,5,1,'2025-01-20 02:00:00+00:00');
INSERT INTO "journal_review" VALUES(3,1,1,6,1,'2025-01-20 02:00:00+00:00');
INSERT INTO "journal_review" VALUES(4,1,1,7,1,'2025-01-20 02:00:00+00:00');
CREATE TABLE loan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    no VARCHAR(20) NOT NULL CHECK (typeof(no) IN ('text', 'null') AND length(no) <= 20),
    member INTEGER NOT NULL REFERENCES member (id) CHECK (typeof(member) IN ('integer', 'null')),
    household INTEGER NOT NULL REFERENCES household (id) CHECK (typeof(household) IN ('integer', 'null')),
    township INTEGER NOT NULL REFERENCES township (id) CHECK (typeof(township) IN ('integer', 'null')),
    product VARCHAR(10) NOT NULL CHECK (typeof(product) IN ('text', 'null') AND length(product) <= 10),
    months INTEGER NOT NULL CHECK (typeof(months) IN ('integer', 'null')),
    project_type VARCHAR(5) NOT NULL CHECK (typeof(project_type) IN ('text', 'null') AND length(project_type) <= 5),
    industry VARCHAR(40) NOT NULL CHECK (typeof(industry) IN ('text', 'null') AND length(industry) <= 40),
    purpose VARCHAR(200) NOT NULL CHECK (typeof(purpose) IN ('text', 'null') AND length(purpose) <= 200),
    principal_fen BIGINT NOT NULL CHECK (typeof(principal_fen) IN ('integer', 'null')),
    applied_on DATE NOT NULL CHECK (applied_on IS date(applied_on)),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_no UNIQUE (fund, no),
    CONSTRAINT loan_case FOREIGN KEY (fund, no) REFERENCES aid_case (fund, no),
    CONSTRAINT loan_principal CHECK (principal_fen > 0),
    CONSTRAINT loan_months CHECK (months BETWEEN 1 AND 600),
    CONSTRAINT loan_project_type CHECK (project_type IN ('short', 'long'))
);
INSERT INTO "loan" VALUES(1,1,1,'2024-0001',1,1,1,'P2',24,'short','养猪','买猪苗',500000,'2024-03-15',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "loan" VALUES(2,1,1,'2024-0002',2,2,1,'P2M',12,'short','养猪','买猪苗',500000,'2024-03-15',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "loan" VALUES(3,1,1,'2024-0003',3,3,1,'P1',12,'short','养猪','买猪苗',400000,'2024-03-15',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "loan" VALUES(4,1,1,'2024-0004',4,4,1,'P1',12,'short','养猪','买猪苗',300000,'2024-03-15',1,'2024-03-15 02:00:00+00:00');
CREATE TABLE loan_funding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    source VARCHAR(30) NOT NULL CHECK (typeof(source) IN ('text', 'null') AND length(source) <= 30),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    approved_on DATE NOT NULL CHECK (approved_on IS date(approved_on)),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_funding_source UNIQUE (loan, source),
    CONSTRAINT loan_funding_amount CHECK (amount_fen > 0)
);
INSERT INTO "loan_funding" VALUES(1,1,1,1,'fiscal',500000,'2024-03-15','2024-03-15 02:00:00+00:00');
INSERT INTO "loan_funding" VALUES(2,1,1,2,'fiscal',500000,'2024-03-15','2024-03-15 02:00:00+00:00');
INSERT INTO "loan_funding" VALUES(3,1,1,3,'fiscal',400000,'2024-03-15','2024-03-15 02:00:00+00:00');
INSERT INTO "loan_funding" VALUES(4,1,1,4,'fiscal',300000,'2024-03-15','2024-03-15 02:00:00+00:00');
CREATE TABLE loan_schedule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    version INTEGER NOT NULL CHECK (typeof(version) IN ('integer', 'null')),
    event VARCHAR(20) NOT NULL CHECK (typeof(event) IN ('text', 'null') AND length(event) <= 20),
    effective_on DATE NOT NULL CHECK (effective_on IS date(effective_on)),
    terms TEXT NOT NULL CHECK (typeof(terms) IN ('text', 'null')),
    digest VARCHAR(64) NOT NULL CHECK (typeof(digest) IN ('text', 'null') AND length(digest) <= 64),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_schedule_version UNIQUE (loan, version),
    CONSTRAINT loan_schedule_event CHECK (event IN ('disbursed', 'prepaid'))
);
INSERT INTO "loan_schedule" VALUES(1,1,1,1,1,'disbursed','2024-03-15','{"day_count": "months+days", "disbursed_on": "2024-03-15", "every": "12m", "first_due": "", "instalments": "2", "method": "equal-principal", "principal": "5000.00", "rate": "6.00", "rounding": "half-up"}','99bca21f67f729c383cf1403b064d9be5c76248c1a547d7501ca67399fe452fb','2024-03-15 02:00:00+00:00');
INSERT INTO "loan_schedule" VALUES(2,1,1,2,1,'disbursed','2024-03-15','{"day_count": "months+days", "disbursed_on": "2024-03-15", "every": "12m", "first_due": "", "instalments": "1", "method": "interest-only", "principal": "5000.00", "rate": "6.00", "rounding": "half-up"}','32eb8ca813950b5b6be4b95c45f4ff6931baa558da039a754a6876142f403025','2024-03-15 02:00:00+00:00');
INSERT INTO "loan_schedule" VALUES(3,1,1,3,1,'disbursed','2024-03-15','{"day_count": "months+days", "disbursed_on": "2024-03-15", "every": "12m", "first_due": "2024-12-31", "instalments": "1", "method": "bullet", "principal": "4000.00", "rate": "6.00", "rounding": "half-up"}','25fd60c7385a8522af1238a0234cd8e014292e7436a7bf220a63510e7b0baab4','2024-03-15 02:00:00+00:00');
INSERT INTO "loan_schedule" VALUES(4,1,1,2,2,'prepaid','2024-09-15','{"day_count": "months+days", "disbursed_on": "2024-03-15", "every": "12m", "first_due": "", "instalments": "1", "method": "interest-only", "principal": "5000.00", "rate": "6.00", "rounding": "half-up"}','bafa639a2c7b3af8c71151e4a849c7075b3aa043ed0b198e3381dcf8c21f7746','2024-09-15 02:00:00+00:00');
CREATE TABLE member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    household INTEGER NOT NULL REFERENCES household (id) CHECK (typeof(household) IN ('integer', 'null')),
    name VARCHAR(60) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 60),
    branch VARCHAR(60) NOT NULL CHECK (typeof(branch) IN ('text', 'null') AND length(branch) <= 60),
    id_no_sealed VARCHAR(200) NOT NULL CHECK (typeof(id_no_sealed) IN ('text', 'null') AND length(id_no_sealed) <= 200),
    id_no_hash VARCHAR(64) NOT NULL CHECK (typeof(id_no_hash) IN ('text', 'null') AND length(id_no_hash) <= 64),
    phone_sealed VARCHAR(200) NOT NULL CHECK (typeof(phone_sealed) IN ('text', 'null') AND length(phone_sealed) <= 200),
    phone_hash VARCHAR(64) NOT NULL CHECK (typeof(phone_hash) IN ('text', 'null') AND length(phone_hash) <= 64),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT member_id_no UNIQUE (office, id_no_hash)
);
INSERT INTO "member" VALUES(1,1,1,'吴某1','文青村党支部','ac7QlA1NPdpNZ5/ZYDzE80/nbsIdDcFmyX3q5Tjcjk78+TWdC9tTHLItXdWEkg==','fc2f880a061f49b25aec856bf4f6458a10920338a0e628e5a7136a98ff934062','TXB6cGpHLG2qK+U4LNCXKnGvVU6Un3fIA3EAMSX29ynQbnDCTuKt','7e4f34154cb806ecd04560ff6d7cb6948b925ae73cbd5016565814ecfbfbf7f3','2024-03-15 02:00:00+00:00');
INSERT INTO "member" VALUES(2,1,2,'吴某2','文青村党支部','GhV5Qbz0OwiSeNzxvOkOFf1/9KhDS54BPWnuYGNdF3pF/RRQOZRewAUGm4DK2g==','fe29cf0cfe33c724f1a0ae962b044a39f12e19f412b16640e33461f22d2a2c7e','YXmT5BWA2rmDUiHZ/FTUVN/4dpTTHwS2yxujBbpsVREcuUdLEJEK','7e4f34154cb806ecd04560ff6d7cb6948b925ae73cbd5016565814ecfbfbf7f3','2024-03-15 02:00:00+00:00');
INSERT INTO "member" VALUES(3,1,3,'吴某3','文青村党支部','GTbswFYf0KAM1U2hTEGJVsG9YZL+HFdhQgdQi1FqgSSu9N4FcRQ6fQduh19+xQ==','a523d82f1eb0430b2b0f460979ef037d7f079dcca76955d4691727383bb3d084','1QCKni7aIAdazHYm59mc4h9jopjjRjkleGPmrB1zVKnEMAiXM2IO','7e4f34154cb806ecd04560ff6d7cb6948b925ae73cbd5016565814ecfbfbf7f3','2024-03-15 02:00:00+00:00');
INSERT INTO "member" VALUES(4,1,4,'吴某4','文青村党支部','JR/z3jHHRp+0sMSWRMiQM/QZJwDTg9rh+cCeHIPxBduihVgaFu89UOnAoaqnTA==','c1c9384aab2db9cb620d8fe8c3a758c94d5d60d4c8dc815d997660cb96353964','6U2tfEOTetBHaMOxS3hzFMBhW1BK5Ae5O/lLJnUcItK12Gtq6cDJ','7e4f34154cb806ecd04560ff6d7cb6948b925ae73cbd5016565814ecfbfbf7f3','2024-03-15 02:00:00+00:00');
CREATE TABLE "migration" ("id" INTEGER PRIMARY KEY NOT NULL, "name" VARCHAR(200) NOT NULL DEFAULT '', "app_name" VARCHAR(200) NOT NULL DEFAULT '', "ran_on" TIMESTAMP NOT NULL DEFAULT current_timestamp);
INSERT INTO "migration" VALUES(1,'2026-11-21T00:00:00:000000','fund','2026-11-25 01:38:08.900909');
INSERT INTO "migration" VALUES(2,'2026-11-21T00:00:00:000001','loans','2026-11-25 01:38:08.921224');
INSERT INTO "migration" VALUES(3,'2026-11-21T00:00:00:000002','reports','2026-11-25 01:38:08.928999');
INSERT INTO "migration" VALUES(4,'2026-11-21T00:00:00:000003','schedules','2026-11-25 01:38:08.935957');
CREATE TABLE office (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(100) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 100),
    key_check VARCHAR(64) NOT NULL CHECK (typeof(key_check) IN ('text', 'null') AND length(key_check) <= 64),
    CONSTRAINT office_name UNIQUE (name)
);
INSERT INTO "office" VALUES(1,'测试县','f1dd166d94fd6d8c7aa8bbac2d4ac8458e93ec22586b700a1c850d336d650818');
CREATE TABLE period_close (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    month_end DATE NOT NULL CHECK (month_end IS date(month_end)),
    closed_by INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(closed_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT period_close_once UNIQUE (fund, month_end)
);
INSERT INTO "period_close" VALUES(1,1,1,'2024-01-31',2,'2025-01-20 02:00:00+00:00');
INSERT INTO "period_close" VALUES(2,1,1,'2024-02-29',2,'2025-01-20 02:00:00+00:00');
INSERT INTO "period_close" VALUES(3,1,1,'2024-03-31',2,'2025-01-20 02:00:00+00:00');
CREATE TABLE rate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    basis VARCHAR(40) NOT NULL CHECK (typeof(basis) IN ('text', 'null') AND length(basis) <= 40),
    tenor VARCHAR(30) NOT NULL CHECK (typeof(tenor) IN ('text', 'null') AND length(tenor) <= 30),
    effective_on DATE NOT NULL CHECK (effective_on IS date(effective_on)),
    ppm INTEGER NOT NULL CHECK (typeof(ppm) IN ('integer', 'null')),
    verified VARCHAR(10) NOT NULL CHECK (typeof(verified) IN ('text', 'null') AND length(verified) <= 10),
    source VARCHAR(300) NOT NULL CHECK (typeof(source) IN ('text', 'null') AND length(source) <= 300),
    entered_by INTEGER CHECK (typeof(entered_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT rate_once UNIQUE (office, basis, tenor, effective_on, recorded_at),
    CONSTRAINT rate_ppm CHECK (ppm BETWEEN 0 AND 1000000),
    CONSTRAINT rate_verified CHECK (verified IN ('y', 'n', 'assumed'))
);
INSERT INTO "rate" VALUES(1,1,'PBOC_benchmark_loan','1-3Y','1999-06-10',59400,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(2,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','1999-06-10',58500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(3,1,'PBOC_benchmark_loan','3-5Y','1999-06-10',60300,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(4,1,'PBOC_benchmark_loan','1-3Y','2002-02-21',54900,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(5,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2002-02-21',53100,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(6,1,'PBOC_benchmark_loan','3-5Y','2002-02-21',55800,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(7,1,'PBOC_benchmark_loan','1-3Y','2004-10-29',57600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(8,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2004-10-29',55800,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(9,1,'PBOC_benchmark_loan','3-5Y','2004-10-29',58500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(10,1,'PBOC_benchmark_loan','1-3Y','2006-04-28',60300,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(11,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2006-04-28',58500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(12,1,'PBOC_benchmark_loan','3-5Y','2006-04-28',61200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(13,1,'PBOC_benchmark_loan','1-3Y','2006-08-19',63000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(14,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2006-08-19',61200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(15,1,'PBOC_benchmark_loan','3-5Y','2006-08-19',64800,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(16,1,'PBOC_benchmark_loan','1-3Y','2007-03-18',65700,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(17,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2007-03-18',63900,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(18,1,'PBOC_benchmark_loan','3-5Y','2007-03-18',67500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(19,1,'PBOC_benchmark_loan','1-3Y','2007-05-19',67500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(20,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2007-05-19',65700,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(21,1,'PBOC_benchmark_loan','3-5Y','2007-05-19',69300,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(22,1,'PBOC_benchmark_loan','1-3Y','2007-07-21',70200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(23,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2007-07-21',68400,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(24,1,'PBOC_benchmark_loan','3-5Y','2007-07-21',72000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(25,1,'PBOC_benchmark_loan','1-3Y','2007-08-22',72000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(26,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2007-08-22',70200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(27,1,'PBOC_benchmark_loan','3-5Y','2007-08-22',73800,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(28,1,'PBOC_benchmark_loan','1-3Y','2007-09-15',74700,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(29,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2007-09-15',72900,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(30,1,'PBOC_benchmark_loan','3-5Y','2007-09-15',76500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(31,1,'PBOC_benchmark_loan','1-3Y','2007-12-21',75600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(32,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2007-12-21',74700,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(33,1,'PBOC_benchmark_loan','3-5Y','2007-12-21',77400,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(34,1,'PBOC_benchmark_loan','1-3Y','2008-09-16',72900,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(35,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2008-09-16',72000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(36,1,'PBOC_benchmark_loan','3-5Y','2008-09-16',75600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(37,1,'PBOC_benchmark_loan','1-3Y','2008-10-09',70200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(38,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2008-10-09',69300,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(39,1,'PBOC_benchmark_loan','3-5Y','2008-10-09',72900,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(40,1,'PBOC_benchmark_loan','1-3Y','2008-10-30',67500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(41,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2008-10-30',66600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(42,1,'PBOC_benchmark_loan','3-5Y','2008-10-30',70200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(43,1,'PBOC_benchmark_loan','1-3Y','2008-11-27',56700,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(44,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2008-11-27',55800,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(45,1,'PBOC_benchmark_loan','3-5Y','2008-11-27',59400,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(46,1,'PBOC_benchmark_loan','1-3Y','2008-12-23',54000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(47,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2008-12-23',53100,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(48,1,'PBOC_benchmark_loan','3-5Y','2008-12-23',57600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(49,1,'PBOC_benchmark_loan','1-3Y','2010-10-20',56000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(50,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2010-10-20',55600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(51,1,'PBOC_benchmark_loan','3-5Y','2010-10-20',59600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(52,1,'PBOC_benchmark_loan','1-3Y','2010-12-26',58500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(53,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2010-12-26',58100,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(54,1,'PBOC_benchmark_loan','3-5Y','2010-12-26',62200,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(55,1,'PBOC_benchmark_loan','1-3Y','2011-02-09',61000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(56,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2011-02-09',60600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(57,1,'PBOC_benchmark_loan','3-5Y','2011-02-09',64500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(58,1,'PBOC_benchmark_loan','1-3Y','2011-04-06',64000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(59,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2011-04-06',63100,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(60,1,'PBOC_benchmark_loan','3-5Y','2011-04-06',66500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(61,1,'PBOC_benchmark_loan','1-3Y','2011-07-07',66500,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(62,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2011-07-07',65600,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table) + big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(63,1,'PBOC_benchmark_loan','3-5Y','2011-07-07',69000,'y','http://emto2.com/touzilicai/yinhang/189275.html (1995-2011 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(64,1,'PBOC_benchmark_loan','1-3Y','2012-06-08',64000,'y','http://www.33form.cn/News/Details/90601 (PBOC table) + CNTV',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(65,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2012-06-08',63100,'y','http://www.33form.cn/News/Details/90601 (PBOC table) + CNTV',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(66,1,'PBOC_benchmark_loan','3-5Y','2012-06-08',66500,'y','http://www.33form.cn/News/Details/90601 (PBOC table) + CNTV',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(67,1,'PBOC_benchmark_loan','1-3Y','2012-07-06',61500,'y','http://travelwithnise.com/.../432593.html + http://web0773.net/.../428337.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(68,1,'PBOC_benchmark_loan','1Y(6m<t<=1y)','2012-07-06',60000,'y','http://travelwithnise.com/.../432593.html + http://web0773.net/.../428337.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(69,1,'PBOC_benchmark_loan','3-5Y','2012-07-06',64000,'y','http://travelwithnise.com/.../432593.html + http://web0773.net/.../428337.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(70,1,'PBOC_benchmark_loan','1-5Y','2014-11-22',60000,'y','https://photoint.net/article/510885.html (values; date from code list of >5Y rates)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(71,1,'PBOC_benchmark_loan','<=1Y','2014-11-22',56000,'y','https://photoint.net/article/510885.html (values; date from code list of >5Y rates)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(72,1,'PBOC_benchmark_loan','1-5Y','2015-03-01',57500,'y','https://dk.zypos.cn/11202.html (1989-2020 table) (row present, date garbled; date cross-checked with >5Y list in code corpus)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(73,1,'PBOC_benchmark_loan','<=1Y','2015-03-01',53500,'y','https://dk.zypos.cn/11202.html (1989-2020 table) (row present, date garbled; date cross-checked with >5Y list in code corpus)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(74,1,'PBOC_benchmark_loan','1-5Y','2015-05-11',55000,'y','https://dk.zypos.cn/11202.html (1989-2020 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(75,1,'PBOC_benchmark_loan','<=1Y','2015-05-11',51000,'y','https://dk.zypos.cn/11202.html (1989-2020 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(76,1,'PBOC_benchmark_loan','1-5Y','2015-06-28',52500,'y','https://dk.zypos.cn/11202.html (1989-2020 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(77,1,'PBOC_benchmark_loan','<=1Y','2015-06-28',48500,'y','https://dk.zypos.cn/11202.html (1989-2020 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(78,1,'PBOC_benchmark_loan','1-5Y','2015-08-26',50000,'y','https://wap.boc.cn/data/rt/201508/t20150825_5512290.html (Bank of China) + https://dk.zypos.cn/11202.html (1989-2020 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(79,1,'PBOC_benchmark_loan','<=1Y','2015-08-26',46000,'y','https://wap.boc.cn/data/rt/201508/t20150825_5512290.html (Bank of China) + https://dk.zypos.cn/11202.html (1989-2020 table)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(80,1,'PBOC_benchmark_loan','1-5Y','2015-10-24',47500,'y','https://dk.zypos.cn/11202.html (1989-2020 table) + https://95890.com/blog-866668.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(81,1,'PBOC_benchmark_loan','<=1Y','2015-10-24',43500,'y','https://dk.zypos.cn/11202.html (1989-2020 table) + https://95890.com/blog-866668.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(82,1,'LPR','1Y','2019-08-20',42500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(83,1,'LPR','5Y+','2019-08-20',48500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(84,1,'LPR','1Y','2019-09-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(85,1,'LPR','5Y+','2019-09-20',48500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(86,1,'LPR','1Y','2019-10-21',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(87,1,'LPR','5Y+','2019-10-21',48500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(88,1,'LPR','1Y','2019-11-20',41500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(89,1,'LPR','5Y+','2019-11-20',48000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(90,1,'LPR','1Y','2019-12-20',41500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(91,1,'LPR','5Y+','2019-12-20',48000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(92,1,'LPR','1Y','2020-01-20',41500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(93,1,'LPR','5Y+','2020-01-20',48000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(94,1,'LPR','1Y','2020-02-20',40500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(95,1,'LPR','5Y+','2020-02-20',47500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(96,1,'LPR','1Y','2020-03-20',40500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(97,1,'LPR','5Y+','2020-03-20',47500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(98,1,'LPR','1Y','2020-04-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(99,1,'LPR','5Y+','2020-04-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(100,1,'LPR','1Y','2020-05-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(101,1,'LPR','5Y+','2020-05-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(102,1,'LPR','1Y','2020-06-22',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(103,1,'LPR','5Y+','2020-06-22',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(104,1,'LPR','1Y','2020-07-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(105,1,'LPR','5Y+','2020-07-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(106,1,'LPR','1Y','2020-08-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(107,1,'LPR','5Y+','2020-08-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(108,1,'LPR','1Y','2020-09-21',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(109,1,'LPR','5Y+','2020-09-21',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(110,1,'LPR','1Y','2020-10-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(111,1,'LPR','5Y+','2020-10-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(112,1,'LPR','1Y','2020-11-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(113,1,'LPR','5Y+','2020-11-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(114,1,'LPR','1Y','2020-12-21',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(115,1,'LPR','5Y+','2020-12-21',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(116,1,'LPR','1Y','2021-01-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(117,1,'LPR','5Y+','2021-01-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(118,1,'LPR','1Y','2021-02-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(119,1,'LPR','5Y+','2021-02-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(120,1,'LPR','1Y','2021-03-22',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(121,1,'LPR','5Y+','2021-03-22',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(122,1,'LPR','1Y','2021-04-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(123,1,'LPR','5Y+','2021-04-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(124,1,'LPR','1Y','2021-05-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(125,1,'LPR','5Y+','2021-05-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(126,1,'LPR','1Y','2021-06-21',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(127,1,'LPR','5Y+','2021-06-21',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(128,1,'LPR','1Y','2021-07-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(129,1,'LPR','5Y+','2021-07-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(130,1,'LPR','1Y','2021-08-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(131,1,'LPR','5Y+','2021-08-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(132,1,'LPR','1Y','2021-09-22',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(133,1,'LPR','5Y+','2021-09-22',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(134,1,'LPR','1Y','2021-10-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(135,1,'LPR','5Y+','2021-10-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(136,1,'LPR','1Y','2021-11-22',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(137,1,'LPR','5Y+','2021-11-22',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(138,1,'LPR','1Y','2021-12-20',38000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(139,1,'LPR','5Y+','2021-12-20',46500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(140,1,'LPR','1Y','2022-01-20',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(141,1,'LPR','5Y+','2022-01-20',46000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(142,1,'LPR','1Y','2022-02-21',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(143,1,'LPR','5Y+','2022-02-21',46000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(144,1,'LPR','1Y','2022-03-21',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(145,1,'LPR','5Y+','2022-03-21',46000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(146,1,'LPR','1Y','2022-04-20',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(147,1,'LPR','5Y+','2022-04-20',46000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(148,1,'LPR','1Y','2022-05-20',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(149,1,'LPR','5Y+','2022-05-20',44500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(150,1,'LPR','1Y','2022-06-20',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(151,1,'LPR','5Y+','2022-06-20',44500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(152,1,'LPR','1Y','2022-07-20',37000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(153,1,'LPR','5Y+','2022-07-20',44500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(154,1,'LPR','1Y','2022-08-22',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(155,1,'LPR','5Y+','2022-08-22',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(156,1,'LPR','1Y','2022-09-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(157,1,'LPR','5Y+','2022-09-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(158,1,'LPR','1Y','2022-10-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(159,1,'LPR','5Y+','2022-10-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(160,1,'LPR','1Y','2022-11-21',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(161,1,'LPR','5Y+','2022-11-21',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(162,1,'LPR','1Y','2022-12-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(163,1,'LPR','5Y+','2022-12-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(164,1,'LPR','1Y','2023-01-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(165,1,'LPR','5Y+','2023-01-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(166,1,'LPR','1Y','2023-02-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(167,1,'LPR','5Y+','2023-02-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(168,1,'LPR','1Y','2023-03-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(169,1,'LPR','5Y+','2023-03-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(170,1,'LPR','1Y','2023-04-20',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(171,1,'LPR','5Y+','2023-04-20',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(172,1,'LPR','1Y','2023-05-22',36500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(173,1,'LPR','5Y+','2023-05-22',43000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(174,1,'LPR','1Y','2023-06-20',35500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(175,1,'LPR','5Y+','2023-06-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(176,1,'LPR','1Y','2023-07-20',35500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(177,1,'LPR','5Y+','2023-07-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(178,1,'LPR','1Y','2023-08-21',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(179,1,'LPR','5Y+','2023-08-21',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(180,1,'LPR','1Y','2023-09-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(181,1,'LPR','5Y+','2023-09-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(182,1,'LPR','1Y','2023-10-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(183,1,'LPR','5Y+','2023-10-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(184,1,'LPR','1Y','2023-11-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(185,1,'LPR','5Y+','2023-11-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(186,1,'LPR','1Y','2023-12-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(187,1,'LPR','5Y+','2023-12-20',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(188,1,'LPR','1Y','2024-01-22',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(189,1,'LPR','5Y+','2024-01-22',42000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(190,1,'LPR','1Y','2024-02-20',34500,'y','https://www.finanznachrichten.de/nachrichten-2024-02/61447127-... (5Y cut 4.20->3.95 on 2024-02-20; the code-corpus list wrongly says 4.20)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(191,1,'LPR','5Y+','2024-02-20',39500,'y','https://www.finanznachrichten.de/nachrichten-2024-02/61447127-... (5Y cut 4.20->3.95 on 2024-02-20; the code-corpus list wrongly says 4.20)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(192,1,'LPR','1Y','2024-03-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list) + forexlive 20240320',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(193,1,'LPR','5Y+','2024-03-20',39500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list) + forexlive 20240320',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(194,1,'LPR','1Y','2024-04-22',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(195,1,'LPR','5Y+','2024-04-22',39500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(196,1,'LPR','1Y','2024-05-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(197,1,'LPR','5Y+','2024-05-20',39500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(198,1,'LPR','1Y','2024-06-20',34500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(199,1,'LPR','5Y+','2024-06-20',39500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(200,1,'LPR','1Y','2024-07-22',33500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(201,1,'LPR','5Y+','2024-07-22',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(202,1,'LPR','1Y','2024-08-20',33500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(203,1,'LPR','5Y+','2024-08-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(204,1,'LPR','1Y','2024-09-20',33500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(205,1,'LPR','5Y+','2024-09-20',38500,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(206,1,'LPR','1Y','2024-10-21',31000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(207,1,'LPR','5Y+','2024-10-21',36000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(208,1,'LPR','1Y','2024-11-20',31000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(209,1,'LPR','5Y+','2024-11-20',36000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(210,1,'LPR','1Y','2024-12-20',31000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(211,1,'LPR','5Y+','2024-12-20',36000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(212,1,'LPR','1Y','2025-01-20',31000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list) + forexlive 20250120',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(213,1,'LPR','5Y+','2025-01-20',36000,'y','code corpus file id 54907127469 (find_string/read_file; monthly list) + forexlive 20250120',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(214,1,'LPR','1Y','2025-02-20',31000,'n','value implied by later "unchanged" report; date = 20th or next working day (not directly seen)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(215,1,'LPR','5Y+','2025-02-20',36000,'n','value implied by later "unchanged" report; date = 20th or next working day (not directly seen)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(216,1,'LPR','1Y','2025-03-20',31000,'n','value implied by later "unchanged" report; date = 20th or next working day (not directly seen)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(217,1,'LPR','5Y+','2025-03-20',36000,'n','value implied by later "unchanged" report; date = 20th or next working day (not directly seen)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(218,1,'LPR','1Y','2025-04-21',31000,'y','https://bastillepost.com/global/article/4768536-... (Monday, unchanged)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(219,1,'LPR','5Y+','2025-04-21',36000,'y','https://bastillepost.com/global/article/4768536-... (Monday, unchanged)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(220,1,'LPR','1Y','2025-05-20',30000,'y','https://vop.ng/china-lowers-key-lending-rate-to-boost-economic-growth/ + chinapoliticstoday.com 884777010',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(221,1,'LPR','5Y+','2025-05-20',35000,'y','https://vop.ng/china-lowers-key-lending-rate-to-boost-economic-growth/ + chinapoliticstoday.com 884777010',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(222,1,'LPR','1Y','2025-06-20',30000,'y','businesstimes.com.sg 2025-12-22: unchanged 7th consecutive month; value implied by later "unchanged" report; date = 20th or next working day',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(223,1,'LPR','5Y+','2025-06-20',35000,'y','businesstimes.com.sg 2025-12-22: unchanged 7th consecutive month; value implied by later "unchanged" report; date = 20th or next working day',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(224,1,'LPR','1Y','2025-07-21',30000,'y','same; value implied by later "unchanged" report; date = 20th or next working day',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(225,1,'LPR','5Y+','2025-07-21',35000,'y','same; value implied by later "unchanged" report; date = 20th or next working day',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(226,1,'LPR','1Y','2025-08-20',30000,'y','urdupoint.com 2034314 (2025-08-20)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(227,1,'LPR','5Y+','2025-08-20',35000,'y','urdupoint.com 2034314 (2025-08-20)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(228,1,'LPR','1Y','2025-09-22',30000,'y','http://en.people.cn/n3/2025/0922/c90000-20369329.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(229,1,'LPR','5Y+','2025-09-22',35000,'y','http://en.people.cn/n3/2025/0922/c90000-20369329.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(230,1,'LPR','1Y','2025-10-20',30000,'y','https://particle.news/story/china-holds-loan-prime-rates-at-300-and-350-for-fifth-straight-month (October; day by rule)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(231,1,'LPR','5Y+','2025-10-20',35000,'y','https://particle.news/story/china-holds-loan-prime-rates-at-300-and-350-for-fifth-straight-month (October; day by rule)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(232,1,'LPR','1Y','2025-11-20',30000,'y','https://www.actionforex.com/live-comments/619850-... (sixth month; day by rule)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(233,1,'LPR','5Y+','2025-11-20',35000,'y','https://www.actionforex.com/live-comments/619850-... (sixth month; day by rule)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(234,1,'LPR','1Y','2025-12-22',30000,'y','http://en.people.cn/n3/2025/1222/c90000-20405231.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(235,1,'LPR','5Y+','2025-12-22',35000,'y','http://en.people.cn/n3/2025/1222/c90000-20405231.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(236,1,'LPR','1Y','2026-01-20',30000,'y','http://en.people.cn/n3/2026/0120/c90000-20416397.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(237,1,'LPR','5Y+','2026-01-20',35000,'y','http://en.people.cn/n3/2026/0120/c90000-20416397.html',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(238,1,'LPR','1Y','2026-02-24',30000,'y','http://en.people.cn/n3/2026/0224/c90000-20427679.html (latest verified)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(239,1,'LPR','5Y+','2026-02-24',35000,'y','http://en.people.cn/n3/2026/0224/c90000-20427679.html (latest verified)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(240,1,'PBOC_benchmark_deposit','1Y','2002-02-21',19800,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(241,1,'PBOC_benchmark_deposit','demand(活期)','2002-02-21',7200,'n','general knowledge',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(242,1,'PBOC_benchmark_deposit','1Y','2004-10-29',22500,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(243,1,'PBOC_benchmark_deposit','1Y','2006-08-19',25200,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(244,1,'PBOC_benchmark_deposit','1Y','2007-03-18',27900,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(245,1,'PBOC_benchmark_deposit','1Y','2007-05-19',30600,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(246,1,'PBOC_benchmark_deposit','1Y','2007-07-21',33300,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(247,1,'PBOC_benchmark_deposit','1Y','2007-08-22',36000,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(248,1,'PBOC_benchmark_deposit','1Y','2007-09-15',38700,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(249,1,'PBOC_benchmark_deposit','1Y','2007-12-21',41400,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(250,1,'PBOC_benchmark_deposit','1Y','2008-10-09',38700,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(251,1,'PBOC_benchmark_deposit','1Y','2008-10-30',36000,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(252,1,'PBOC_benchmark_deposit','1Y','2008-11-27',25200,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(253,1,'PBOC_benchmark_deposit','1Y','2008-12-23',22500,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(254,1,'PBOC_benchmark_deposit','1Y','2010-10-20',25000,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(255,1,'PBOC_benchmark_deposit','1Y','2010-12-26',27500,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(256,1,'PBOC_benchmark_deposit','1Y','2011-02-09',30000,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(257,1,'PBOC_benchmark_deposit','1Y','2011-04-06',32500,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(258,1,'PBOC_benchmark_deposit','1Y','2011-07-07',35000,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(259,1,'PBOC_benchmark_deposit','1Y','2012-06-08',32500,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(260,1,'PBOC_benchmark_deposit','demand(活期)','2012-06-08',4000,'y','http://www.33form.cn/News/Details/90601',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(261,1,'PBOC_benchmark_deposit','1Y','2012-07-06',30000,'y','big5.cctv.com/.../ARTI1341488689896628.shtml (CNTV 2012, 1Y list 2002-2012)',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(262,1,'PBOC_benchmark_deposit','demand(活期)','2012-07-06',3500,'n','general knowledge',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(263,1,'PBOC_benchmark_deposit','1Y','2015-10-24',15000,'n','general knowledge',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(264,1,'PBOC_benchmark_deposit','demand(活期)','2015-10-24',3500,'n','general knowledge',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(265,1,'big_bank_listed_deposit','demand(活期)','2024-10-18',1000,'n','general knowledge',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(266,1,'big_bank_listed_deposit','demand(活期)','2025-05-20',500,'n','general knowledge',NULL,'2026-03-01 01:00:00+00:00');
INSERT INTO "rate" VALUES(267,1,'LPR','1Y','2024-03-14',60000,'y','测试公布',1,'2024-03-15 02:00:00+00:00');
INSERT INTO "rate" VALUES(268,1,'LPR','5Y+','2024-03-14',60000,'y','测试公布',1,'2024-03-15 02:00:00+00:00');
CREATE TABLE rate_confirmation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    basis VARCHAR(40) NOT NULL CHECK (typeof(basis) IN ('text', 'null') AND length(basis) <= 40),
    tenor VARCHAR(30) NOT NULL CHECK (typeof(tenor) IN ('text', 'null') AND length(tenor) <= 30),
    confirmed_on DATE NOT NULL CHECK (confirmed_on IS date(confirmed_on)),
    entered_by INTEGER NOT NULL CHECK (typeof(entered_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null'))
);
INSERT INTO "rate_confirmation" VALUES(1,1,'LPR','1Y','2024-03-15',2,'2024-03-15 02:00:00+00:00');
INSERT INTO "rate_confirmation" VALUES(2,1,'LPR','5Y+','2024-03-15',2,'2024-03-15 02:00:00+00:00');
CREATE TABLE repayment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    receipt_no VARCHAR(20) NOT NULL CHECK (typeof(receipt_no) IN ('text', 'null') AND length(receipt_no) <= 20),
    paid_on DATE NOT NULL CHECK (paid_on IS date(paid_on)),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    channel VARCHAR(10) NOT NULL CHECK (typeof(channel) IN ('text', 'null') AND length(channel) <= 10),
    payer VARCHAR(60) NOT NULL CHECK (typeof(payer) IN ('text', 'null') AND length(payer) <= 60),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT repayment_receipt UNIQUE (fund, receipt_no),
    CONSTRAINT repayment_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq),
    CONSTRAINT repayment_amount CHECK (amount_fen > 0),
    CONSTRAINT repayment_channel CHECK (channel IN ('bank', 'cash'))
);
INSERT INTO "repayment" VALUES(1,1,1,2,5,'S2024-00001','2024-09-15',206000,'bank','吴某','2024-09-15 02:00:00+00:00');
INSERT INTO "repayment" VALUES(2,1,1,1,6,'S2024-00002','2024-09-15',100000,'bank','吴某','2024-09-15 02:00:00+00:00');
INSERT INTO "repayment" VALUES(3,1,1,3,7,'S2025-00001','2025-01-20',100000,'bank','吴某','2025-01-20 02:00:00+00:00');
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    token_hash VARCHAR(64) NOT NULL CHECK (typeof(token_hash) IN ('text', 'null') AND length(token_hash) <= 64),
    staff INTEGER REFERENCES staff (id) CHECK (typeof(staff) IN ('integer', 'null')),
    borrower INTEGER CHECK (typeof(borrower) IN ('integer', 'null')),
    started_at TIMESTAMPTZ NOT NULL CHECK (typeof(started_at) IN ('text', 'null')),
    seen_at TIMESTAMPTZ NOT NULL CHECK (typeof(seen_at) IN ('text', 'null')),
    CONSTRAINT session_token UNIQUE (token_hash),
    CONSTRAINT session_of_one CHECK ((staff IS NULL) <> (borrower IS NULL))
);
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    login VARCHAR(40) NOT NULL CHECK (typeof(login) IN ('text', 'null') AND length(login) <= 40),
    name VARCHAR(60) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 60),
    password_hash VARCHAR(200) NOT NULL CHECK (typeof(password_hash) IN ('text', 'null') AND length(password_hash) <= 200),
    active BOOLEAN NOT NULL CHECK (active IN (0, 1)),
    failed INTEGER NOT NULL CHECK (typeof(failed) IN ('integer', 'null')),
    locked_until TIMESTAMPTZ CHECK (typeof(locked_until) IN ('text', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT staff_login UNIQUE (login)
);
INSERT INTO "staff" VALUES(1,1,'chen','chen','$argon2id$v=19$m=8,t=1,p=1$6fvnJGMxTbV/TbTlz3FuPw$DkDUcLMMjhLUqem/oaGPWu9C9yZRwsVhMSOhJry+GY4',1,0,NULL,'2024-01-02 01:00:00+00:00');
INSERT INTO "staff" VALUES(2,1,'li','li','$argon2id$v=19$m=8,t=1,p=1$yFvyYzRJGEY1fiKSbjwqiQ$OgR/IQR56IXsRklShk77WzHErL7+Sa0bzWoUDlg4qks',1,0,NULL,'2024-01-02 01:00:00+00:00');
INSERT INTO "staff" VALUES(3,1,'wang','wang','$argon2id$v=19$m=8,t=1,p=1$NVzLu4h3ME/fUYYvIGQOYg$swQ5URAzwYJ/BpBB7lJeep1nQ9eFK46njwIpgp9OMJg',1,0,NULL,'2024-01-02 01:00:00+00:00');
INSERT INTO "staff" VALUES(4,1,'zhao','zhao','$argon2id$v=19$m=8,t=1,p=1$ugWXwjq64GhQfdb/eDBpRg$s5vxBg//CA/dz6kJodHn7K81zfU070lXo4K3O3CNGNU',1,0,NULL,'2024-01-02 01:00:00+00:00');
CREATE TABLE staff_role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    staff INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(staff) IN ('integer', 'null')),
    role VARCHAR(20) NOT NULL CHECK (typeof(role) IN ('text', 'null') AND length(role) <= 20),
    CONSTRAINT staff_role_once UNIQUE (staff, role)
);
INSERT INTO "staff_role" VALUES(1,1,1,'clerk');
INSERT INTO "staff_role" VALUES(2,1,2,'approver');
INSERT INTO "staff_role" VALUES(3,1,3,'cashier');
INSERT INTO "staff_role" VALUES(4,1,4,'supervisor');
CREATE TABLE township (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    name VARCHAR(60) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 60),
    CONSTRAINT township_name UNIQUE (office, name)
);
INSERT INTO "township" VALUES(1,1,'潭溪乡');
INSERT INTO "township" VALUES(2,1,'熊村镇');
CREATE INDEX member_household ON member (household);
CREATE INDEX journal_line_subject ON journal_line (fund, account, subject);
CREATE TRIGGER command_no_update BEFORE UPDATE ON command BEGIN SELECT RAISE(ABORT, 'command no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER command_no_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'command no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER command_no_replace BEFORE INSERT ON command BEGIN SELECT RAISE(ABORT, 'command no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM command WHERE id = NEW.id); END;
CREATE TRIGGER rate_no_update BEFORE UPDATE ON rate BEGIN SELECT RAISE(ABORT, 'rate no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER rate_no_delete BEFORE DELETE ON rate BEGIN SELECT RAISE(ABORT, 'rate no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER rate_no_replace BEFORE INSERT ON rate BEGIN SELECT RAISE(ABORT, 'rate no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM rate WHERE id = NEW.id); END;
CREATE TRIGGER rate_confirmation_no_update BEFORE UPDATE ON rate_confirmation BEGIN SELECT RAISE(ABORT, 'rate_confirmation no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER rate_confirmation_no_delete BEFORE DELETE ON rate_confirmation BEGIN SELECT RAISE(ABORT, 'rate_confirmation no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER rate_confirmation_no_replace BEFORE INSERT ON rate_confirmation BEGIN SELECT RAISE(ABORT, 'rate_confirmation no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM rate_confirmation WHERE id = NEW.id); END;
CREATE TRIGGER aid_case_no_update BEFORE UPDATE ON aid_case BEGIN SELECT RAISE(ABORT, 'aid_case no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER aid_case_no_delete BEFORE DELETE ON aid_case BEGIN SELECT RAISE(ABORT, 'aid_case no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER aid_case_no_replace BEFORE INSERT ON aid_case BEGIN SELECT RAISE(ABORT, 'aid_case no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM aid_case WHERE id = NEW.id); END;
CREATE TRIGGER case_step_no_update BEFORE UPDATE ON case_step BEGIN SELECT RAISE(ABORT, 'case_step no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER case_step_no_delete BEFORE DELETE ON case_step BEGIN SELECT RAISE(ABORT, 'case_step no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER case_step_no_replace BEFORE INSERT ON case_step BEGIN SELECT RAISE(ABORT, 'case_step no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM case_step WHERE id = NEW.id); END;
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal_entry no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal_entry no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER journal_entry_no_replace BEFORE INSERT ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal_entry no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id); END;
CREATE TRIGGER journal_line_no_update BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_line no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER journal_line_no_delete BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_line no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER journal_line_no_replace BEFORE INSERT ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_line no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM journal_line WHERE id = NEW.id); END;
CREATE TRIGGER journal_review_no_update BEFORE UPDATE ON journal_review BEGIN SELECT RAISE(ABORT, 'journal_review no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER journal_review_no_delete BEFORE DELETE ON journal_review BEGIN SELECT RAISE(ABORT, 'journal_review no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER journal_review_no_replace BEFORE INSERT ON journal_review BEGIN SELECT RAISE(ABORT, 'journal_review no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM journal_review WHERE id = NEW.id); END;
CREATE TRIGGER period_close_no_update BEFORE UPDATE ON period_close BEGIN SELECT RAISE(ABORT, 'period_close no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER period_close_no_delete BEFORE DELETE ON period_close BEGIN SELECT RAISE(ABORT, 'period_close no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER period_close_no_replace BEFORE INSERT ON period_close BEGIN SELECT RAISE(ABORT, 'period_close no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM period_close WHERE id = NEW.id); END;
CREATE TRIGGER contribution_no_update BEFORE UPDATE ON contribution BEGIN SELECT RAISE(ABORT, 'contribution no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER contribution_no_delete BEFORE DELETE ON contribution BEGIN SELECT RAISE(ABORT, 'contribution no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER contribution_no_replace BEFORE INSERT ON contribution BEGIN SELECT RAISE(ABORT, 'contribution no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM contribution WHERE id = NEW.id); END;
CREATE TRIGGER journal_entry_balanced BEFORE INSERT ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal_entry balanced: the lines of an entry add to zero in every source') WHERE NOT EXISTS (SELECT 1 FROM journal_line WHERE fund = NEW.fund AND seq = NEW.seq) OR EXISTS (SELECT source FROM journal_line WHERE fund = NEW.fund AND seq = NEW.seq GROUP BY source HAVING SUM(amount_fen) <> 0); END;
CREATE TRIGGER journal_line_sealed BEFORE INSERT ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_line sealed: a posted entry takes no further line') WHERE EXISTS (SELECT 1 FROM journal_entry WHERE fund = NEW.fund AND seq = NEW.seq); END;
CREATE INDEX loan_household ON loan (household);
CREATE INDEX loan_member ON loan (member);
CREATE INDEX repayment_loan ON repayment (loan);
CREATE INDEX allocation_loan ON allocation (loan);
CREATE TRIGGER loan_no_update BEFORE UPDATE ON loan BEGIN SELECT RAISE(ABORT, 'loan no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_no_delete BEFORE DELETE ON loan BEGIN SELECT RAISE(ABORT, 'loan no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_no_replace BEFORE INSERT ON loan BEGIN SELECT RAISE(ABORT, 'loan no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan WHERE id = NEW.id); END;
CREATE TRIGGER loan_funding_no_update BEFORE UPDATE ON loan_funding BEGIN SELECT RAISE(ABORT, 'loan_funding no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_funding_no_delete BEFORE DELETE ON loan_funding BEGIN SELECT RAISE(ABORT, 'loan_funding no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_funding_no_replace BEFORE INSERT ON loan_funding BEGIN SELECT RAISE(ABORT, 'loan_funding no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan_funding WHERE id = NEW.id); END;
CREATE TRIGGER disbursement_no_update BEFORE UPDATE ON disbursement BEGIN SELECT RAISE(ABORT, 'disbursement no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER disbursement_no_delete BEFORE DELETE ON disbursement BEGIN SELECT RAISE(ABORT, 'disbursement no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER disbursement_no_replace BEFORE INSERT ON disbursement BEGIN SELECT RAISE(ABORT, 'disbursement no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM disbursement WHERE id = NEW.id); END;
CREATE TRIGGER loan_schedule_no_update BEFORE UPDATE ON loan_schedule BEGIN SELECT RAISE(ABORT, 'loan_schedule no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_schedule_no_delete BEFORE DELETE ON loan_schedule BEGIN SELECT RAISE(ABORT, 'loan_schedule no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_schedule_no_replace BEFORE INSERT ON loan_schedule BEGIN SELECT RAISE(ABORT, 'loan_schedule no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan_schedule WHERE id = NEW.id); END;
CREATE TRIGGER instalment_no_update BEFORE UPDATE ON instalment BEGIN SELECT RAISE(ABORT, 'instalment no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER instalment_no_delete BEFORE DELETE ON instalment BEGIN SELECT RAISE(ABORT, 'instalment no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER instalment_no_replace BEFORE INSERT ON instalment BEGIN SELECT RAISE(ABORT, 'instalment no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM instalment WHERE id = NEW.id); END;
CREATE TRIGGER repayment_no_update BEFORE UPDATE ON repayment BEGIN SELECT RAISE(ABORT, 'repayment no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER repayment_no_delete BEFORE DELETE ON repayment BEGIN SELECT RAISE(ABORT, 'repayment no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER repayment_no_replace BEFORE INSERT ON repayment BEGIN SELECT RAISE(ABORT, 'repayment no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM repayment WHERE id = NEW.id); END;
CREATE TRIGGER allocation_no_update BEFORE UPDATE ON allocation BEGIN SELECT RAISE(ABORT, 'allocation no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER allocation_no_delete BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'allocation no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER allocation_no_replace BEFORE INSERT ON allocation BEGIN SELECT RAISE(ABORT, 'allocation no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM allocation WHERE id = NEW.id); END;
CREATE INDEX archived_report_name ON archived_report (fund, report, as_of);
CREATE TRIGGER archived_report_no_update BEFORE UPDATE ON archived_report BEGIN SELECT RAISE(ABORT, 'archived_report no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER archived_report_no_delete BEFORE DELETE ON archived_report BEGIN SELECT RAISE(ABORT, 'archived_report no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER archived_report_no_replace BEFORE INSERT ON archived_report BEGIN SELECT RAISE(ABORT, 'archived_report no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM archived_report WHERE id = NEW.id); END;
CREATE TRIGGER duty_run_no_update BEFORE UPDATE ON duty_run BEGIN SELECT RAISE(ABORT, 'duty_run no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER duty_run_no_delete BEFORE DELETE ON duty_run BEGIN SELECT RAISE(ABORT, 'duty_run no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER duty_run_no_replace BEFORE INSERT ON duty_run BEGIN SELECT RAISE(ABORT, 'duty_run no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM duty_run WHERE id = NEW.id); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('office',1);
INSERT INTO "sqlite_sequence" VALUES('rate',268);
INSERT INTO "sqlite_sequence" VALUES('fund',1);
INSERT INTO "sqlite_sequence" VALUES('township',2);
INSERT INTO "sqlite_sequence" VALUES('staff',4);
INSERT INTO "sqlite_sequence" VALUES('staff_role',4);
INSERT INTO "sqlite_sequence" VALUES('journal_line',26);
INSERT INTO "sqlite_sequence" VALUES('journal_entry',8);
INSERT INTO "sqlite_sequence" VALUES('contribution',1);
INSERT INTO "sqlite_sequence" VALUES('command',38);
INSERT INTO "sqlite_sequence" VALUES('rate_confirmation',2);
INSERT INTO "sqlite_sequence" VALUES('household',4);
INSERT INTO "sqlite_sequence" VALUES('member',4);
INSERT INTO "sqlite_sequence" VALUES('aid_case',4);
INSERT INTO "sqlite_sequence" VALUES('loan',4);
INSERT INTO "sqlite_sequence" VALUES('case_step',16);
INSERT INTO "sqlite_sequence" VALUES('loan_funding',4);
INSERT INTO "sqlite_sequence" VALUES('disbursement',3);
INSERT INTO "sqlite_sequence" VALUES('loan_schedule',4);
INSERT INTO "sqlite_sequence" VALUES('instalment',6);
INSERT INTO "sqlite_sequence" VALUES('borrower_key',3);
INSERT INTO "sqlite_sequence" VALUES('repayment',3);
INSERT INTO "sqlite_sequence" VALUES('allocation',7);
INSERT INTO "sqlite_sequence" VALUES('journal_review',4);
INSERT INTO "sqlite_sequence" VALUES('period_close',3);
COMMIT;