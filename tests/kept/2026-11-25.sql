BEGIN TRANSACTION;
CREATE TABLE adopted_policy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    version INTEGER NOT NULL CHECK (typeof(version) IN ('integer', 'null')),
    effective_on DATE NOT NULL CHECK (effective_on IS date(effective_on)),
    digest VARCHAR(64) NOT NULL CHECK (typeof(digest) IN ('text', 'null') AND length(digest) <= 64),
    text TEXT NOT NULL CHECK (typeof(text) IN ('text', 'null')),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    adopted_by INTEGER REFERENCES staff (id) CHECK (typeof(adopted_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT adopted_policy_version UNIQUE (fund, version)
);
INSERT INTO "adopted_policy" VALUES(1,1,1,1,'2012-01-01','1365d334036bdc3cb18ecaba78744e1bd92da0d8efe2ae3385e262005e416b87','# 农村困难党员关爱行动补助经费 (2023 budget text). Source: seed 000.
name = "yuxi_subsidy"
title = "农村困难老党员按月补助"
version = 1
effective_on = 2012-01-01
basis = "云组〔2011〕186号、玉组通〔2012〕1号"

[review]
months = [12]
clause = "五（一）：根据党员信息进行核查，确保应补尽补（月份 assumed）"

[[founding]]
key = "notice"
name = "关于继续开展农村困难党员关爱行动的通知"
clause = "二、立项依据"

[[sources]]
key = "city"
name = "市级财政"
uses = ["subsidies", "grants"]
reserve = "0.00"
document = "notice"
clause = "二：所需资金由市县（区）两级按1:1的比例承担"

[[sources]]
key = "county"
name = "县（区）级财政"
uses = ["subsidies", "grants"]
reserve = "0.00"
document = "notice"
clause = "六：不足部分由县区预算列支"

[funding]
levels = { city = 1, county = 1 }
year = 2023
total = "3000000.00"
clause = "二：市县（区）两级按1:1承担；六：市级财政拟下拨300.00万元"

[[funding.allocation]]
place = "红塔区"
amount = "630000.00"
[[funding.allocation]]
place = "江川区"
amount = "440000.00"
[[funding.allocation]]
place = "澄江市"
amount = "270000.00"
[[funding.allocation]]
place = "通海县"
amount = "405000.00"
[[funding.allocation]]
place = "华宁县"
amount = "250000.00"
[[funding.allocation]]
place = "易门县"
amount = "220000.00"
[[funding.allocation]]
place = "峨山县"
amount = "200000.00"
[[funding.allocation]]
place = "新平县"
amount = "390000.00"
[[funding.allocation]]
place = "元江县"
amount = "195000.00"

[[benefits]]
key = "monthly"
name = "农村困难老党员生活补助"
kind = "monthly"
months_at_once = 1
voucher = "《中国共产党农村困难老党员生活补助证》"
clause = "五（二）：坚持按月发放，不得一次性发放；凭补助证领取"

[[benefits.required]]
key = "rural"
text = "农村党员"
clause = "四：农村困难老党员"
tests = [{ fact = "rural", is = true }]

[[benefits.required]]
key = "age"
text = "年龄在60岁以上"
clause = "二：对年龄在60岁以上的农村困难老党员（以上含本数）"
tests = [{ fact = "age", at_least = 60 }]

[[benefits.required]]
key = "hardship"
text = "生活困难"
clause = "二：农村困难老党员（六、七、八段未写“困难”，本办法从严）"
tests = [{ fact = "hardship", is = true }]

[[benefits.tiers]]
key = "standard"
name = "按月补助"
amount = "20.00"
at_least = true
clause = "二：每人每月给予不低于20元的补助；有条件的县区可提高标准"

[[benefits.papers]]
key = "application"
name = "党员申请书"
clause = "五（一）：符合关爱条件的困难党员提出申请"

[[benefits.papers]]
key = "review_minutes"
name = "党员评议记录"
clause = "五（一）：经所在村党支部（总支）党员评议"

[[benefits.steps]]
key = "review"
name = "党员评议"
body = "村党支部（总支）党员大会"
action = "case.review"
document = "评议记录号"
papers = ["application", "review_minutes"]
votes = true
clause = "五（一）：经所在村党支部（总支）党员评议"

[[benefits.steps]]
key = "audit"
name = "支部审核"
body = "村党支部（总支）"
action = "case.review"
document = "审核意见号"
clause = "五（一）：党支部（总支）审核"

[[benefits.steps]]
key = "notice"
name = "公示"
body = "村党支部（总支）"
action = "case.review"
document = "公示编号"
notice = { days = 5, day_type = "workdays", scope = "本党支部（总支）范围" }
clause = "五（一）：在本党支部（总支）范围内进行公示（天数 assumed：5个工作日）"

[[benefits.steps]]
key = "committee"
name = "乡镇党委批准"
body = "乡镇党委"
action = "case.committee"
document = "会议纪要号"
clause = "五（一）：乡镇党委批准"

[[benefits.steps]]
key = "filing"
name = "县区委组织部备案"
body = "县区委组织部"
action = "grant.approve"
document = "备案号"
clause = "五（一）：县区委组织部备案"

[[benefits]]
key = "relief"
name = "慰问补助"
kind = "grant"
minimum = "100.00"
maximum = "5000.00"
clause = "二：对特别困难和遭受重大自然灾害、疾病的党员，可根据实际情况给予慰问补助（上下限 assumed）"

[[benefits.conditions]]
key = "extreme"
text = "特别困难"
clause = "二：对特别困难的党员"
tests = [{ fact = "extreme_hardship", is = true }]

[[benefits.conditions]]
key = "struck"
text = "遭受重大自然灾害、疾病"
clause = "二：遭受重大自然灾害、疾病的党员"
tests = [{ fact = "causes", includes = ["disaster", "illness"] }]

[[benefits.papers]]
key = "application"
name = "党员申请书"
clause = "五（一）：困难党员提出申请"

[[benefits.steps]]
key = "committee"
name = "乡镇党委审批"
body = "乡镇党委"
action = "case.committee"
document = "会议纪要号"
papers = ["application"]
clause = "五（二）：乡镇党委负责审批发放"

[[benefits.steps]]
key = "filing"
name = "县区委组织部备案"
body = "县区委组织部"
action = "grant.approve"
document = "备案号"
clause = "五（一）：县区委组织部备案"
','',NULL,'2023-01-01 01:00:00+00:00');
CREATE TABLE aid_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    no VARCHAR(20) NOT NULL CHECK (typeof(no) IN ('text', 'null') AND length(no) <= 20),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    applicant INTEGER NOT NULL REFERENCES member (id) CHECK (typeof(applicant) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')), benefit VARCHAR(30) NOT NULL DEFAULT 'loan' CHECK (typeof(benefit) IN ('text', 'null') AND length(benefit) <= 30), policy_version INTEGER NOT NULL DEFAULT 1 CHECK (typeof(policy_version) IN ('integer', 'null')), applied_on DATE CHECK (applied_on IS date(applied_on)), tier VARCHAR(30) NOT NULL DEFAULT '' CHECK (typeof(tier) IN ('text', 'null') AND length(tier) <= 30), amount_fen BIGINT NOT NULL DEFAULT 0 CHECK (typeof(amount_fen) IN ('integer', 'null')), occasion VARCHAR(30) NOT NULL DEFAULT '' CHECK (typeof(occasion) IN ('text', 'null') AND length(occasion) <= 30), organisation VARCHAR(60) NOT NULL DEFAULT '' CHECK (typeof(organisation) IN ('text', 'null') AND length(organisation) <= 60), urgent_reason VARCHAR(300) NOT NULL DEFAULT '' CHECK (typeof(urgent_reason) IN ('text', 'null') AND length(urgent_reason) <= 300), maker INTEGER REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    CONSTRAINT aid_case_no UNIQUE (fund, no)
);
INSERT INTO "aid_case" VALUES(1,1,1,'A2023-00001','monthly',1,'2023-02-01 02:00:00+00:00','monthly',1,'2023-02-01','standard',2000,'','','',3);
INSERT INTO "aid_case" VALUES(2,1,1,'A2023-00002','monthly',2,'2023-02-01 02:00:00+00:00','monthly',1,'2023-02-01','standard',2000,'','','',3);
INSERT INTO "aid_case" VALUES(3,1,1,'A2023-00003','monthly',3,'2023-02-01 02:00:00+00:00','monthly',1,'2023-02-01','standard',2000,'','','',3);
CREATE TABLE aid_payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    award INTEGER NOT NULL REFERENCES award (id) CHECK (typeof(award) IN ('integer', 'null')),
    seq INTEGER NOT NULL CHECK (typeof(seq) IN ('integer', 'null')),
    month_of DATE NOT NULL CHECK (month_of IS date(month_of)),
    paid_on DATE NOT NULL CHECK (paid_on IS date(paid_on)),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    receiver VARCHAR(60) NOT NULL CHECK (typeof(receiver) IN ('text', 'null') AND length(receiver) <= 60),
    relation VARCHAR(30) NOT NULL CHECK (typeof(relation) IN ('text', 'null') AND length(relation) <= 30),
    voucher_no VARCHAR(60) NOT NULL CHECK (typeof(voucher_no) IN ('text', 'null') AND length(voucher_no) <= 60),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT aid_payment_once UNIQUE (award, month_of),
    CONSTRAINT aid_payment_amount CHECK (amount_fen > 0),
    CONSTRAINT aid_payment_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
INSERT INTO "aid_payment" VALUES(1,1,1,1,2,'2023-02-01','2023-03-06',2000,'本人','本人','证1','2023-03-06 02:00:00+00:00');
INSERT INTO "aid_payment" VALUES(2,1,1,1,3,'2023-03-01','2023-03-06',2000,'本人','本人','证1','2023-03-06 02:00:00+00:00');
INSERT INTO "aid_payment" VALUES(3,1,1,2,4,'2023-03-01','2023-03-06',2000,'本人','本人','证1','2023-03-06 02:00:00+00:00');
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
CREATE TABLE award (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    case_no VARCHAR(20) NOT NULL CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    member INTEGER NOT NULL REFERENCES member (id) CHECK (typeof(member) IN ('integer', 'null')),
    benefit VARCHAR(30) NOT NULL CHECK (typeof(benefit) IN ('text', 'null') AND length(benefit) <= 30),
    tier VARCHAR(30) NOT NULL CHECK (typeof(tier) IN ('text', 'null') AND length(tier) <= 30),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    awarded_on DATE NOT NULL CHECK (awarded_on IS date(awarded_on)),
    override VARCHAR(300) NOT NULL CHECK (typeof(override) IN ('text', 'null') AND length(override) <= 300),
    approver INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(approver) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT award_once UNIQUE (fund, case_no),
    CONSTRAINT award_amount CHECK (amount_fen > 0),
    CONSTRAINT award_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
INSERT INTO "award" VALUES(1,1,1,'A2023-00001',1,'monthly','standard',2000,'2023-02-09','',4,'2023-02-09 02:00:00+00:00');
INSERT INTO "award" VALUES(2,1,1,'A2023-00002',2,'monthly','standard',2000,'2023-02-09','',4,'2023-02-09 02:00:00+00:00');
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
CREATE TABLE case_facts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    case_no VARCHAR(20) NOT NULL CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    stage VARCHAR(20) NOT NULL CHECK (typeof(stage) IN ('text', 'null') AND length(stage) <= 20),
    content TEXT NOT NULL CHECK (typeof(content) IN ('text', 'null')),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT case_facts_stage CHECK (stage IN ('declared', 'assessed')),
    CONSTRAINT case_facts_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
INSERT INTO "case_facts" VALUES(1,1,1,'A2023-00001','declared','{"hardship": true, "rural": true}',3,'2023-02-01 02:00:00+00:00');
INSERT INTO "case_facts" VALUES(2,1,1,'A2023-00002','declared','{"hardship": true, "rural": true}',3,'2023-02-01 02:00:00+00:00');
INSERT INTO "case_facts" VALUES(3,1,1,'A2023-00003','declared','{"hardship": true, "rural": true}',3,'2023-02-01 02:00:00+00:00');
CREATE TABLE case_paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    case_no VARCHAR(20) NOT NULL CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    paper VARCHAR(30) NOT NULL CHECK (typeof(paper) IN ('text', 'null') AND length(paper) <= 30),
    label VARCHAR(200) NOT NULL CHECK (typeof(label) IN ('text', 'null') AND length(label) <= 200),
    media_type VARCHAR(60) NOT NULL CHECK (typeof(media_type) IN ('text', 'null') AND length(media_type) <= 60),
    size INTEGER NOT NULL CHECK (typeof(size) IN ('integer', 'null')),
    sha256 VARCHAR(64) NOT NULL CHECK (typeof(sha256) IN ('text', 'null') AND length(sha256) <= 64),
    content BLOB NOT NULL CHECK (typeof(content) IN ('blob', 'null')),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT case_paper_once UNIQUE (fund, case_no, paper, sha256),
    CONSTRAINT case_paper_size CHECK (size > 0),
    CONSTRAINT case_paper_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
INSERT INTO "case_paper" VALUES(1,1,1,'A2023-00001','application','application.png','image/png',92,'bb85b34009986befc47e9fce7d6295a97dd29614dd67591eec29b0f9a2b4548c',X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C636060600000000400017F0D4D8A0000000049454E44AE42608241323032332D3030303031206170706C69636174696F6E',3,'2023-02-01 02:00:00+00:00');
INSERT INTO "case_paper" VALUES(2,1,1,'A2023-00001','review_minutes','review_minutes.png','image/png',95,'59dd9584aa665c7a026bc2aa7892275115fd59139e3da61325fbbac5cfeef192',X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C636060600000000400017F0D4D8A0000000049454E44AE42608241323032332D3030303031207265766965775F6D696E75746573',3,'2023-02-01 02:00:00+00:00');
INSERT INTO "case_paper" VALUES(3,1,1,'A2023-00002','application','application.png','image/png',92,'82251303a6b1880f3b8d38d24eded16f695b9108ac89502c940ecb20a687aac6',X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C636060600000000400017F0D4D8A0000000049454E44AE42608241323032332D3030303032206170706C69636174696F6E',3,'2023-02-01 02:00:00+00:00');
INSERT INTO "case_paper" VALUES(4,1,1,'A2023-00002','review_minutes','review_minutes.png','image/png',95,'c89d9ba361918eaff17bd0a58c240a2ce083a2baeb220b7eb867252d7861307f',X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C636060600000000400017F0D4D8A0000000049454E44AE42608241323032332D3030303032207265766965775F6D696E75746573',3,'2023-02-01 02:00:00+00:00');
INSERT INTO "case_paper" VALUES(5,1,1,'A2023-00003','application','application.png','image/png',92,'f77569504d8bf5656ce5cff5b290b50db2a5f2be2977ce8d9a5f9b6206cbe32a',X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C636060600000000400017F0D4D8A0000000049454E44AE42608241323032332D3030303033206170706C69636174696F6E',3,'2023-02-20 02:00:00+00:00');
INSERT INTO "case_paper" VALUES(6,1,1,'A2023-00003','review_minutes','review_minutes.png','image/png',95,'104f98f7089a07c23e1182e4e92e0bd6bbf4a069190d609adc0d64c1960bcd6e',X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C636060600000000400017F0D4D8A0000000049454E44AE42608241323032332D3030303033207265766965775F6D696E75746573',3,'2023-02-20 02:00:00+00:00');
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
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')), back_to VARCHAR(30) NOT NULL DEFAULT '' CHECK (typeof(back_to) IN ('text', 'null') AND length(back_to) <= 30), meeting INTEGER REFERENCES meeting (id) CHECK (typeof(meeting) IN ('integer', 'null')), votes_for INTEGER CHECK (typeof(votes_for) IN ('integer', 'null')), votes_against INTEGER CHECK (typeof(votes_against) IN ('integer', 'null')), votes_abstained INTEGER CHECK (typeof(votes_abstained) IN ('integer', 'null')),
    CONSTRAINT case_step_seq UNIQUE (fund, case_no, seq),
    CONSTRAINT case_step_outcome CHECK (outcome IN ('passed', 'refused', 'withdrawn', 'returned')),
    CONSTRAINT case_step_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
INSERT INTO "case_step" VALUES(1,1,1,'A2023-00001',1,'review','passed','2023-02-01','村党支部（总支）党员大会','文件1号','',1,'2023-02-01 02:00:00+00:00','',NULL,8,1,1);
INSERT INTO "case_step" VALUES(2,1,1,'A2023-00001',2,'audit','passed','2023-02-01','村党支部（总支）','文件1号','',1,'2023-02-01 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(3,1,1,'A2023-00001',3,'notice','passed','2023-02-09','村党支部（总支）','文件1号','',1,'2023-02-09 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(4,1,1,'A2023-00001',4,'committee','passed','2023-02-09','乡镇党委','文件1号','',2,'2023-02-09 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(5,1,1,'A2023-00001',5,'filing','passed','2023-02-09','县区委组织部','文件1号','',4,'2023-02-09 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(6,1,1,'A2023-00002',1,'review','passed','2023-02-01','村党支部（总支）党员大会','文件1号','',1,'2023-02-01 02:00:00+00:00','',NULL,8,1,1);
INSERT INTO "case_step" VALUES(7,1,1,'A2023-00002',2,'audit','passed','2023-02-01','村党支部（总支）','文件1号','',1,'2023-02-01 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(8,1,1,'A2023-00002',3,'notice','passed','2023-02-09','村党支部（总支）','文件1号','',1,'2023-02-09 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(9,1,1,'A2023-00002',4,'committee','passed','2023-02-09','乡镇党委','文件1号','',2,'2023-02-09 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(10,1,1,'A2023-00002',5,'filing','passed','2023-02-09','县区委组织部','文件1号','',4,'2023-02-09 02:00:00+00:00','',NULL,NULL,NULL,NULL);
INSERT INTO "case_step" VALUES(11,1,1,'A2023-00003',1,'review','passed','2023-02-20','村党支部（总支）党员大会','文件1号','',1,'2023-02-20 02:00:00+00:00','',NULL,8,1,1);
INSERT INTO "case_step" VALUES(12,1,1,'A2023-00003',2,'audit','passed','2023-02-20','村党支部（总支）','文件1号','',1,'2023-02-20 02:00:00+00:00','',NULL,NULL,NULL,NULL);
CREATE TABLE case_tie (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    case_no VARCHAR(20) NOT NULL CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    staff INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(staff) IN ('integer', 'null')),
    relation VARCHAR(100) NOT NULL CHECK (typeof(relation) IN ('text', 'null') AND length(relation) <= 100),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT case_tie_once UNIQUE (fund, case_no, staff),
    CONSTRAINT case_tie_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE TABLE collection_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    demanded_on DATE NOT NULL CHECK (demanded_on IS date(demanded_on)),
    addressee VARCHAR(10) NOT NULL CHECK (typeof(addressee) IN ('text', 'null') AND length(addressee) <= 10),
    method VARCHAR(10) NOT NULL CHECK (typeof(method) IN ('text', 'null') AND length(method) <= 10),
    collector VARCHAR(60) NOT NULL CHECK (typeof(collector) IN ('text', 'null') AND length(collector) <= 60),
    opinion VARCHAR(300) NOT NULL CHECK (typeof(opinion) IN ('text', 'null') AND length(opinion) <= 300),
    promised_on DATE CHECK (promised_on IS date(promised_on)),
    receipt_signed BOOLEAN NOT NULL CHECK (receipt_signed IN (0, 1)),
    signed_by VARCHAR(60) NOT NULL CHECK (typeof(signed_by) IN ('text', 'null') AND length(signed_by) <= 60),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT collection_record_addressee CHECK (addressee IN ('borrower', 'guarantor')),
    CONSTRAINT collection_record_method CHECK (method IN ('visit', 'phone', 'letter')),
    CONSTRAINT collection_record_signed CHECK (NOT receipt_signed OR signed_by <> '')
);
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
INSERT INTO "command" VALUES(1,1,'programme-00000001','RecordContribution','aae6b2f19fb28d9994551a422760a5905a6b9b367a9d698b583bcf4385975ad7',5,'1','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(2,1,'programme-00000002','RegisterMember','1a73f799518fdfb374f6af0f595522c723c2c39d9ce81255d744bb5a1dbbb4fc',3,'1','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(3,1,'programme-00000003','RegisterMember','8819c0133a73e2f7d356ebec0f61c795ee5f009108cc2c6ba1c4e567f000b39b',3,'2','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(4,1,'programme-00000004','RegisterMember','616a70ed973183c2a03a10011d39223dacbc5f2c94ba982897a1231eced31eb8',3,'3','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(5,1,'programme-00000005','ApplyForAid','d26ec7a730bd2446705e5e0a70f9756a682cd7365214f72e6f5f6a4902c6ef75',3,'A2023-00001','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(6,1,'programme-00000006','ApplyForAid','27b3145fb302fa6eee0508f938eb2c88d8e162aff108537d8e6c92b965d46a63',3,'A2023-00002','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(7,1,'programme-00000007','ApplyForAid','8b756906a9d35649359f5d670fee1d9ccc8b280ee8668c675b768297e34390be',3,'A2023-00003','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(8,1,'programme-00000008','FileCasePaper','d19e6fe6dcb21aefea9326e3bcf6fd3c31a6c94fb09854e9d889b8ee9ca0dce3',3,'1','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(9,1,'programme-00000009','FileCasePaper','6bb78216c280b8013187425899f4f32b2fff13efcd17c52290bc1d55d8552b1a',3,'2','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(10,1,'programme-00000010','DecideCase','dc73c3aa3f78ea9351f47d40f544dd2e3564053283773b6220f5538460083d02',1,'A2023-00001','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(11,1,'programme-00000011','DecideCase','d351e6841c65e1f753e979764319c3decb699d2c4ec9b340c97faad85bf592c5',1,'A2023-00001','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(12,1,'programme-00000012','PostNotice','47e00d29b52d04aa45e62ed1539f858c47409dd27b77760e0aeecbb5f3b940ff',1,'2023-02-08','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(13,1,'programme-00000013','DecideCase','29580ee9529c330d35df546d9184df4c903c14d963806416f87546872938edf5',1,'A2023-00001','2023-02-09 02:00:00+00:00');
INSERT INTO "command" VALUES(14,1,'programme-00000014','DecideCase','829c5d5fa410856c83d19a6b826d67fdec2661b2e513232df73fed2860ce79a0',2,'A2023-00001','2023-02-09 02:00:00+00:00');
INSERT INTO "command" VALUES(15,1,'programme-00000015','DecideCase','042ae2fb45a56a05b691e3daab3aee3811c7e9c0fe1d54c23e459a319d6c0067',4,'A2023-00001','2023-02-09 02:00:00+00:00');
INSERT INTO "command" VALUES(16,1,'programme-00000016','FileCasePaper','068de8d7aa4f3494b832c77b8ed4ff3c38285dd2fbcccf51186056fbd1e963bc',3,'3','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(17,1,'programme-00000017','FileCasePaper','e06f294632e29768b797ea760be3c81b3bc57592c3dec45b7c9ce4f76f2f8dbc',3,'4','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(18,1,'programme-00000018','DecideCase','d21cd144189539865934e44e2969fe2c4cfe99aa2239e8db34963ccea0c512de',1,'A2023-00002','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(19,1,'programme-00000019','DecideCase','5c742039c78787a9e77fe2c7d5ead34760143f0cd9c8aa9839d1e8f76b3c5db4',1,'A2023-00002','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(20,1,'programme-00000020','PostNotice','7ac65baf49261036fb18bc4a82b39acd4c072cb5d3f87009c521c22fff14a4ad',1,'2023-02-08','2023-02-01 02:00:00+00:00');
INSERT INTO "command" VALUES(21,1,'programme-00000021','DecideCase','8932bffdf54237d69e474e13bf3cd872f077937f250bf9e3b7f73801d3afb9c9',1,'A2023-00002','2023-02-09 02:00:00+00:00');
INSERT INTO "command" VALUES(22,1,'programme-00000022','DecideCase','31daf50b6f9a8fa42ea24351736e69b5fa4107df702a5ec401092175bc6332a7',2,'A2023-00002','2023-02-09 02:00:00+00:00');
INSERT INTO "command" VALUES(23,1,'programme-00000023','DecideCase','a99f33050581d193aa12095c5a6ee5b924c8a620ae805e26e396bfcedcd26dd6',4,'A2023-00002','2023-02-09 02:00:00+00:00');
INSERT INTO "command" VALUES(24,1,'programme-00000024','FileCasePaper','d646bfadb38f97de88ceb893228476ef1fe0e794c1512469814878da2b06b923',3,'5','2023-02-20 02:00:00+00:00');
INSERT INTO "command" VALUES(25,1,'programme-00000025','FileCasePaper','cd96a1efbccb64093380abceb7d678dda58a014a06401e766bfdaa3bc0b8e5b2',3,'6','2023-02-20 02:00:00+00:00');
INSERT INTO "command" VALUES(26,1,'programme-00000026','DecideCase','ede8c3f13ec71b72d70359400076ed404949aefbf428e14f25f8b48d1c33f25e',1,'A2023-00003','2023-02-20 02:00:00+00:00');
INSERT INTO "command" VALUES(27,1,'programme-00000027','DecideCase','67abf6ac4b43111aa410df29597dd371a241303e231790af700e1cea2d951d89',1,'A2023-00003','2023-02-20 02:00:00+00:00');
INSERT INTO "command" VALUES(28,1,'programme-00000028','PostNotice','1cf063faa8dfade878d3990b7426a0c5deb41dbaeadc1f62e7601e7e8bdca3bf',1,'2023-02-27','2023-02-20 02:00:00+00:00');
INSERT INTO "command" VALUES(29,1,'programme-00000029','PayAward','c3e46a50c85c80775c88ab53e3f9d2df9427bf5a0ab2ac3f5dba55596225602b',5,'2','2023-03-06 02:00:00+00:00');
INSERT INTO "command" VALUES(30,1,'programme-00000030','PayAward','e752b1689a4b04ea07cd51099b6bc629d26149a3d6994565a1412544542b1ea1',5,'3','2023-03-06 02:00:00+00:00');
INSERT INTO "command" VALUES(31,1,'programme-00000031','PayAward','e06a8d30153b9c3028a3770b3e56af47cd5df8ae25fb4ddf0f7a3b9ff2a20fcc',5,'4','2023-03-06 02:00:00+00:00');
INSERT INTO "command" VALUES(32,1,'programme-00000032','LendRole','4bce092f2ab97155adf5de023f03fe1c91708157868df3555011c293b01a97f2',4,'6','2023-03-06 02:00:00+00:00');
CREATE TABLE commitment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    township INTEGER NOT NULL REFERENCES township (id) CHECK (typeof(township) IN ('integer', 'null')),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    approving_body VARCHAR(100) NOT NULL CHECK (typeof(approving_body) IN ('text', 'null') AND length(approving_body) <= 100),
    budget_line VARCHAR(100) NOT NULL CHECK (typeof(budget_line) IN ('text', 'null') AND length(budget_line) <= 100),
    share_ppm INTEGER NOT NULL CHECK (typeof(share_ppm) IN ('integer', 'null')),
    loan_ceiling_fen BIGINT NOT NULL CHECK (typeof(loan_ceiling_fen) IN ('integer', 'null')),
    yearly_ceiling_fen BIGINT NOT NULL CHECK (typeof(yearly_ceiling_fen) IN ('integer', 'null')),
    trigger_days INTEGER NOT NULL CHECK (typeof(trigger_days) IN ('integer', 'null')),
    claim_months INTEGER NOT NULL CHECK (typeof(claim_months) IN ('integer', 'null')),
    signed_on DATE NOT NULL CHECK (signed_on IS date(signed_on)),
    ends_on DATE NOT NULL CHECK (ends_on IS date(ends_on)),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT commitment_document UNIQUE (fund, document_no),
    CONSTRAINT commitment_share CHECK (share_ppm BETWEEN 1 AND 1000000),
    CONSTRAINT commitment_ceilings CHECK (loan_ceiling_fen > 0
        AND yearly_ceiling_fen >= loan_ceiling_fen),
    CONSTRAINT commitment_days CHECK (trigger_days BETWEEN 1 AND 3650
        AND claim_months BETWEEN 1 AND 120 AND ends_on >= signed_on)
);
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
INSERT INTO "contribution" VALUES(1,1,1,1,'city','2023-02-01',100000,'财政局','拨款1号','','2023-02-01 02:00:00+00:00');
CREATE TABLE cpi (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    year INTEGER NOT NULL CHECK (typeof(year) IN ('integer', 'null')),
    change_ppm INTEGER NOT NULL CHECK (typeof(change_ppm) IN ('integer', 'null')),
    source VARCHAR(200) NOT NULL CHECK (typeof(source) IN ('text', 'null') AND length(source) <= 200),
    entered_by INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(entered_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT cpi_change CHECK (change_ppm BETWEEN -500000 AND 1000000)
);
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
CREATE TABLE founding_paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    key VARCHAR(30) NOT NULL CHECK (typeof(key) IN ('text', 'null') AND length(key) <= 30),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    issued_on DATE NOT NULL CHECK (issued_on IS date(issued_on)),
    maker INTEGER REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT founding_paper_once UNIQUE (fund, key)
);
INSERT INTO "founding_paper" VALUES(1,1,1,'notice','批文〔2023〕1号','2023-01-01',NULL,'2023-01-01 01:00:00+00:00');
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
INSERT INTO "fund" VALUES(1,1,'f1','测试基金','yuxi_subsidy','2023-01-01',0,'2023-01-01 01:00:00+00:00');
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
INSERT INTO "household" VALUES(1,1,'H00001',1,'示例村');
INSERT INTO "household" VALUES(2,1,'H00002',1,'示例村');
INSERT INTO "household" VALUES(3,1,'H00003',1,'示例村');
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
    CONSTRAINT journal_entry_money_out CHECK (checker IS NOT NULL OR kind NOT IN ('disbursement', 'refunded', 'remitted', 'written_off', 'grant', 'subsidy')),
    CONSTRAINT journal_entry_booked CHECK (booked_on >= effective_on)
);
INSERT INTO "journal_entry" VALUES(1,1,1,1,2023,1,'contribution','收到市级财政：财政局','2023-02-01','2023-02-01','2023-02-01 02:00:00+00:00',5,NULL,'["拨款1号"]','programme-00000001','a91e079003ddb7548f70cfbedf657ae62cb3799e00e235b48c6795566fd60573',NULL,'0000000000000000000000000000000000000000000000000000000000000000','85edc0de340f2e545dc60a8ca2f781d3ae70b5e7163553bc7f1b4a60398d6162');
INSERT INTO "journal_entry" VALUES(2,1,1,2,2023,2,'subsidy','发放农村困难老党员生活补助 A2023-00001','2023-03-06','2023-03-06','2023-03-06 02:00:00+00:00',5,4,'["证1"]','programme-00000029','d1e4596602c367983212cb479225e9f8d8e1d1eab18eecd7abebe59e4cc1ffb7',NULL,'85edc0de340f2e545dc60a8ca2f781d3ae70b5e7163553bc7f1b4a60398d6162','c388e9943afe09e086f7a91df3d3eda571eca054f9b0bb2a3cfacd9092a7c762');
INSERT INTO "journal_entry" VALUES(3,1,1,3,2023,3,'subsidy','发放农村困难老党员生活补助 A2023-00001','2023-03-06','2023-03-06','2023-03-06 02:00:00+00:00',5,4,'["证1"]','programme-00000030','d1e4596602c367983212cb479225e9f8d8e1d1eab18eecd7abebe59e4cc1ffb7',NULL,'c388e9943afe09e086f7a91df3d3eda571eca054f9b0bb2a3cfacd9092a7c762','8df689ca946fa39ff0b6a936f2aec0a4a1d473822668d9ce8f6541b95ee6294e');
INSERT INTO "journal_entry" VALUES(4,1,1,4,2023,4,'subsidy','发放农村困难老党员生活补助 A2023-00002','2023-03-06','2023-03-06','2023-03-06 02:00:00+00:00',5,4,'["证1"]','programme-00000031','a60833d86434b276257cf87ee6e33f8494bd2ee16e04b9f6a444feaeeccd8232',NULL,'8df689ca946fa39ff0b6a936f2aec0a4a1d473822668d9ce8f6541b95ee6294e','095d4d237ee030bade8cabbc0d3284911ca9bee5a37724b215561ab06fb407e5');
CREATE TABLE journal_head (
    fund INTEGER PRIMARY KEY REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    last_seq INTEGER NOT NULL CHECK (typeof(last_seq) IN ('integer', 'null')),
    last_hash VARCHAR(64) NOT NULL CHECK (typeof(last_hash) IN ('text', 'null') AND length(last_hash) <= 64)
);
INSERT INTO "journal_head" VALUES(1,4,'095d4d237ee030bade8cabbc0d3284911ca9bee5a37724b215561ab06fb407e5');
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
INSERT INTO "journal_line" VALUES(1,1,1,1,1,'1002','city','',100000);
INSERT INTO "journal_line" VALUES(2,1,1,1,2,'3001','city','',-100000);
INSERT INTO "journal_line" VALUES(3,1,1,2,1,'5003','city','A2023-00001',2000);
INSERT INTO "journal_line" VALUES(4,1,1,2,2,'1002','city','',-2000);
INSERT INTO "journal_line" VALUES(5,1,1,3,1,'5003','city','A2023-00001',2000);
INSERT INTO "journal_line" VALUES(6,1,1,3,2,'1002','city','',-2000);
INSERT INTO "journal_line" VALUES(7,1,1,4,1,'5003','city','A2023-00002',2000);
INSERT INTO "journal_line" VALUES(8,1,1,4,2,'1002','city','',-2000);
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
CREATE TABLE ledger_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    member INTEGER NOT NULL REFERENCES member (id) CHECK (typeof(member) IN ('integer', 'null')),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    entered_on DATE NOT NULL CHECK (entered_on IS date(entered_on)),
    category VARCHAR(20) NOT NULL CHECK (typeof(category) IN ('text', 'null') AND length(category) <= 20),
    content TEXT NOT NULL CHECK (typeof(content) IN ('text', 'null')),
    case_no VARCHAR(20) CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT ledger_entry_kind CHECK (kind IN
        ('listed', 'reviewed', 'visited', 'trained', 'outcome', 'removed')),
    CONSTRAINT ledger_entry_category CHECK (category IN ('', 'production', 'relief', 'care'))
);
CREATE TABLE lending_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    year INTEGER NOT NULL CHECK (typeof(year) IN ('integer', 'null')),
    township INTEGER NOT NULL REFERENCES township (id) CHECK (typeof(township) IN ('integer', 'null')),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT lending_plan_amount CHECK (amount_fen >= 0),
    CONSTRAINT lending_plan_year CHECK (year BETWEEN 1990 AND 2199)
);
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
CREATE TABLE loan_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    effective_on DATE NOT NULL CHECK (effective_on IS date(effective_on)),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    content TEXT NOT NULL CHECK (typeof(content) IN ('text', 'null')),
    entry INTEGER CHECK (typeof(entry) IN ('integer', 'null')),
    receipt_no VARCHAR(20) CHECK (typeof(receipt_no) IN ('text', 'null') AND length(receipt_no) <= 20),
    reverses INTEGER REFERENCES loan_event (id) CHECK (typeof(reverses) IN ('integer', 'null')),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    checker INTEGER REFERENCES staff (id) CHECK (typeof(checker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_event_receipt UNIQUE (fund, receipt_no),
    CONSTRAINT loan_event_reverses UNIQUE (reverses),
    CONSTRAINT loan_event_entry FOREIGN KEY (fund, entry) REFERENCES journal_entry (fund, seq),
    CONSTRAINT loan_event_amount CHECK (amount_fen >= 0),
    CONSTRAINT loan_event_reversal CHECK ((kind = 'reversed') = (reverses IS NOT NULL)),
    CONSTRAINT loan_event_two_persons CHECK (checker IS NULL OR checker <> maker),
    CONSTRAINT loan_event_checked CHECK (checker IS NOT NULL OR kind IN
        ('repaid', 'applied', 'guarantor_paid', 'repriced', 'died')),
    CONSTRAINT loan_event_kind CHECK (kind IN (
        'repaid', 'applied', 'guarantor_paid', 'remitted', 'refunded', 'extended', 'repriced',
        'misused', 'called', 'waived', 'written_off', 'died', 'reversed'))
);
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
CREATE TABLE loan_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    event INTEGER NOT NULL REFERENCES loan_event (id) CHECK (typeof(event) IN ('integer', 'null')),
    cause INTEGER NOT NULL REFERENCES loan_event (id) CHECK (typeof(cause) IN ('integer', 'null')),
    instalment INTEGER NOT NULL CHECK (typeof(instalment) IN ('integer', 'null')),
    kind VARCHAR(30) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 30),
    amount_fen BIGINT NOT NULL CHECK (typeof(amount_fen) IN ('integer', 'null')),
    effective_on DATE NOT NULL CHECK (effective_on IS date(effective_on)),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_part_once UNIQUE (cause, event, instalment, kind),
    CONSTRAINT loan_part_kind CHECK (kind IN (
        'overdue_interest', 'interest', 'principal',
        'overdue_interest_waived', 'interest_waived', 'principal_waived',
        'overdue_interest_lost', 'interest_lost', 'principal_lost',
        'advance', 'recourse', 'recourse_collected', 'recourse_remitted',
        'recovered_principal', 'recovered_interest')),
    CONSTRAINT loan_part_amount CHECK (amount_fen <> 0)
);
CREATE TABLE loan_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    kind VARCHAR(20) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 20),
    requested_on DATE NOT NULL CHECK (requested_on IS date(requested_on)),
    content TEXT NOT NULL CHECK (typeof(content) IN ('text', 'null')),
    reason VARCHAR(500) NOT NULL CHECK (typeof(reason) IN ('text', 'null') AND length(reason) <= 500),
    document_no VARCHAR(100) NOT NULL CHECK (typeof(document_no) IN ('text', 'null') AND length(document_no) <= 100),
    follows INTEGER REFERENCES loan_request (id) CHECK (typeof(follows) IN ('integer', 'null')),
    maker INTEGER REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_request_kind CHECK (kind IN ('disaster', 'extended', 'waived', 'misused',
        'called', 'written_off', 'refunded', 'remitted', 'reversed')),
    CONSTRAINT loan_request_maker CHECK (maker IS NOT NULL OR kind = 'disaster')
);
CREATE TABLE loan_request_decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    request INTEGER NOT NULL REFERENCES loan_request (id) CHECK (typeof(request) IN ('integer', 'null')),
    outcome VARCHAR(10) NOT NULL CHECK (typeof(outcome) IN ('text', 'null') AND length(outcome) <= 10),
    decided_on DATE NOT NULL CHECK (decided_on IS date(decided_on)),
    note VARCHAR(500) NOT NULL CHECK (typeof(note) IN ('text', 'null') AND length(note) <= 500),
    event INTEGER REFERENCES loan_event (id) CHECK (typeof(event) IN ('integer', 'null')),
    actor INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(actor) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT loan_request_decision_once UNIQUE (request),
    CONSTRAINT loan_request_decision_outcome CHECK (outcome IN ('passed', 'refused'))
);
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
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')), of_event INTEGER REFERENCES loan_event (id),
    CONSTRAINT loan_schedule_version UNIQUE (loan, version),
    CONSTRAINT loan_schedule_event CHECK (event IN ('disbursed', 'prepaid', 'extended', 'repriced', 'misused', 'called', 'written_off', 'restored'))
);
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    body VARCHAR(100) NOT NULL CHECK (typeof(body) IN ('text', 'null') AND length(body) <= 100),
    held_on DATE NOT NULL CHECK (held_on IS date(held_on)),
    minutes_no VARCHAR(100) NOT NULL CHECK (typeof(minutes_no) IN ('text', 'null') AND length(minutes_no) <= 100),
    expected INTEGER NOT NULL CHECK (typeof(expected) IN ('integer', 'null')),
    attended INTEGER NOT NULL CHECK (typeof(attended) IN ('integer', 'null')),
    summary VARCHAR(1000) NOT NULL CHECK (typeof(summary) IN ('text', 'null') AND length(summary) <= 1000),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT meeting_minutes UNIQUE (fund, minutes_no),
    CONSTRAINT meeting_attended CHECK (attended BETWEEN 1 AND expected)
);
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
INSERT INTO "member" VALUES(1,1,1,'吴某1','示例村党支部','9zKFOE1Zucq+NM69CJt6uAAa+SxVvohVRzvyl/6Wpnm8L5LGlH/o+jRVY8zb6w==','ae65c0bd734c209d85fd151a02c27bf8bb8a43fab0e8fa382b06fce034a53498','icQ3Uzm1gnnvK2zDObJ12kwLwickBdalgNzI2A==','12c7751142edf57d66888a48a9d887a26f7a3fa8f97c4f5bbb48e5662540e67f','2023-02-01 02:00:00+00:00');
INSERT INTO "member" VALUES(2,1,2,'吴某2','示例村党支部','fhCD5ojuYYIb1iYpbxeIR4Yb1QjTmfeLb/igrn178R3mIFdaLmE10MII/yG01Q==','58c61aff14ffb15219146c5deceaec901dbe7c957e2fc546bc5511c56fd9d416','MnTt85Ky3oKL5ozKDB+RMvg/HXzkzxkC7KNiNA==','12c7751142edf57d66888a48a9d887a26f7a3fa8f97c4f5bbb48e5662540e67f','2023-02-01 02:00:00+00:00');
INSERT INTO "member" VALUES(3,1,3,'吴某3','示例村党支部','7SB+FNUnwCC34UVtVwn33zXczGuVIY49RmyOljuZ0a9jtzIUuMrnDszJsjdVCw==','15de8dc17c07c68f768f9e64c5c2043a573e2ed280c98a321237b48eab34de3b','zGEZ2B0oTsx4toFJZCqMeuE61ve/72TL7va74g==','12c7751142edf57d66888a48a9d887a26f7a3fa8f97c4f5bbb48e5662540e67f','2023-02-01 02:00:00+00:00');
CREATE TABLE member_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    member INTEGER NOT NULL REFERENCES member (id) CHECK (typeof(member) IN ('integer', 'null')),
    content TEXT NOT NULL CHECK (typeof(content) IN ('text', 'null')),
    bank_sealed VARCHAR(200) NOT NULL CHECK (typeof(bank_sealed) IN ('text', 'null') AND length(bank_sealed) <= 200),
    bank_hash VARCHAR(64) NOT NULL CHECK (typeof(bank_hash) IN ('text', 'null') AND length(bank_hash) <= 64),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null'))
);
CREATE TABLE "migration" ("id" INTEGER PRIMARY KEY NOT NULL, "name" VARCHAR(200) NOT NULL DEFAULT '', "app_name" VARCHAR(200) NOT NULL DEFAULT '', "ran_on" TIMESTAMP NOT NULL DEFAULT current_timestamp);
INSERT INTO "migration" VALUES(1,'2026-11-21T00:00:00:000000','fund','2026-11-25 10:04:09.733504');
INSERT INTO "migration" VALUES(2,'2026-11-25T00:00:00:000001','fund','2026-11-25 10:04:09.737512');
INSERT INTO "migration" VALUES(3,'2026-11-25T00:00:00:000003','fund','2026-11-25 10:04:09.794071');
INSERT INTO "migration" VALUES(4,'2026-11-21T00:00:00:000001','loans','2026-11-25 10:04:09.809696');
INSERT INTO "migration" VALUES(5,'2026-11-25T00:00:00:000001','loans','2026-11-25 10:04:09.848352');
INSERT INTO "migration" VALUES(6,'2026-11-25T00:00:00:000002','loans','2026-11-25 10:04:09.856576');
INSERT INTO "migration" VALUES(7,'2026-11-25T00:00:00:000003','loans','2026-11-25 10:04:09.861522');
INSERT INTO "migration" VALUES(8,'2026-11-21T00:00:00:000002','reports','2026-11-25 10:04:09.868973');
INSERT INTO "migration" VALUES(9,'2026-11-21T00:00:00:000003','schedules','2026-11-25 10:04:09.876233');
CREATE TABLE objection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    notice INTEGER NOT NULL REFERENCES public_notice (id) CHECK (typeof(notice) IN ('integer', 'null')),
    raised_on DATE NOT NULL CHECK (raised_on IS date(raised_on)),
    content VARCHAR(1000) NOT NULL CHECK (typeof(content) IN ('text', 'null') AND length(content) <= 1000),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null'))
);
CREATE TABLE objection_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    objection INTEGER NOT NULL REFERENCES objection (id) CHECK (typeof(objection) IN ('integer', 'null')),
    upheld BOOLEAN NOT NULL CHECK (upheld IN (0, 1)),
    answered_on DATE NOT NULL CHECK (answered_on IS date(answered_on)),
    note VARCHAR(500) NOT NULL CHECK (typeof(note) IN ('text', 'null') AND length(note) <= 500),
    actor INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(actor) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT objection_answer_once UNIQUE (objection)
);
CREATE TABLE office (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(100) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 100),
    key_check VARCHAR(64) NOT NULL CHECK (typeof(key_check) IN ('text', 'null') AND length(key_check) <= 64),
    CONSTRAINT office_name UNIQUE (name)
);
INSERT INTO "office" VALUES(1,'测试县','e7ba6be2edeee56214b3f02e8834091a0678f08603d98f2f4365babd1a4402ef');
CREATE TABLE packed_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    rows BLOB NOT NULL CHECK (typeof(rows) IN ('blob', 'null')),
    CONSTRAINT packed_part_once UNIQUE (loan)
);
CREATE TABLE packed_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    version INTEGER NOT NULL CHECK (typeof(version) IN ('integer', 'null')),
    rows BLOB NOT NULL CHECK (typeof(rows) IN ('blob', 'null')),
    CONSTRAINT packed_plan_version FOREIGN KEY (loan, version)
        REFERENCES loan_schedule (loan, version),
    CONSTRAINT packed_plan_once UNIQUE (loan, version)
);
CREATE TABLE period_close (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    month_end DATE NOT NULL CHECK (month_end IS date(month_end)),
    closed_by INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(closed_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT period_close_once UNIQUE (fund, month_end)
);
CREATE TABLE public_notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    case_no VARCHAR(20) NOT NULL CHECK (typeof(case_no) IN ('text', 'null') AND length(case_no) <= 20),
    step VARCHAR(30) NOT NULL CHECK (typeof(step) IN ('text', 'null') AND length(step) <= 30),
    posted_on DATE NOT NULL CHECK (posted_on IS date(posted_on)),
    ends_on DATE NOT NULL CHECK (ends_on IS date(ends_on)),
    place VARCHAR(100) NOT NULL CHECK (typeof(place) IN ('text', 'null') AND length(place) <= 100),
    phone VARCHAR(20) NOT NULL CHECK (typeof(phone) IN ('text', 'null') AND length(phone) <= 20),
    maker INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(maker) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT public_notice_days CHECK (ends_on > posted_on),
    CONSTRAINT public_notice_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
INSERT INTO "public_notice" VALUES(1,1,1,'A2023-00001','notice','2023-02-01','2023-02-08','村务公开栏','0877-1234567',1,'2023-02-01 02:00:00+00:00');
INSERT INTO "public_notice" VALUES(2,1,1,'A2023-00002','notice','2023-02-01','2023-02-08','村务公开栏','0877-1234567',1,'2023-02-01 02:00:00+00:00');
INSERT INTO "public_notice" VALUES(3,1,1,'A2023-00003','notice','2023-02-20','2023-02-27','村务公开栏','0877-1234567',1,'2023-02-20 02:00:00+00:00');
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
CREATE TABLE rate_confirmation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    basis VARCHAR(40) NOT NULL CHECK (typeof(basis) IN ('text', 'null') AND length(basis) <= 40),
    tenor VARCHAR(30) NOT NULL CHECK (typeof(tenor) IN ('text', 'null') AND length(tenor) <= 30),
    confirmed_on DATE NOT NULL CHECK (confirmed_on IS date(confirmed_on)),
    entered_by INTEGER NOT NULL CHECK (typeof(entered_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null'))
);
CREATE TABLE rate_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    fund INTEGER NOT NULL REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    loan INTEGER NOT NULL REFERENCES loan (id) CHECK (typeof(loan) IN ('integer', 'null')),
    version INTEGER NOT NULL CHECK (typeof(version) IN ('integer', 'null')),
    start_on DATE NOT NULL CHECK (start_on IS date(start_on)),
    rate_ppm INTEGER NOT NULL CHECK (typeof(rate_ppm) IN ('integer', 'null')),
    overdue_ppm INTEGER NOT NULL CHECK (typeof(overdue_ppm) IN ('integer', 'null')),
    compound BOOLEAN NOT NULL CHECK (compound IN (0, 1)),
    CONSTRAINT rate_step_once UNIQUE (loan, version, start_on),
    CONSTRAINT rate_step_version FOREIGN KEY (loan, version)
        REFERENCES loan_schedule (loan, version),
    CONSTRAINT rate_step_rate CHECK (rate_ppm BETWEEN 0 AND 2000000
        AND overdue_ppm BETWEEN rate_ppm AND 4000000)
);
CREATE TABLE refusal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    kind VARCHAR(40) NOT NULL CHECK (typeof(kind) IN ('text', 'null') AND length(kind) <= 40),
    actor INTEGER NOT NULL CHECK (typeof(actor) IN ('integer', 'null')),
    reason VARCHAR(500) NOT NULL CHECK (typeof(reason) IN ('text', 'null') AND length(reason) <= 500),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null'))
);
CREATE TABLE role_grant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    staff INTEGER NOT NULL REFERENCES staff (id) CHECK (typeof(staff) IN ('integer', 'null')),
    role VARCHAR(20) NOT NULL CHECK (typeof(role) IN ('text', 'null') AND length(role) <= 20),
    fund INTEGER REFERENCES fund (id) CHECK (typeof(fund) IN ('integer', 'null')),
    township INTEGER REFERENCES township (id) CHECK (typeof(township) IN ('integer', 'null')),
    branch VARCHAR(60) NOT NULL DEFAULT '' CHECK (typeof(branch) IN ('text', 'null') AND length(branch) <= 60),
    valid_from DATE CHECK (valid_from IS date(valid_from)),
    valid_to DATE CHECK (valid_to IS date(valid_to)),
    lent_by INTEGER REFERENCES staff (id) CHECK (typeof(lent_by) IN ('integer', 'null')),
    granted_by INTEGER REFERENCES staff (id) CHECK (typeof(granted_by) IN ('integer', 'null')),
    recorded_at TIMESTAMPTZ NOT NULL CHECK (typeof(recorded_at) IN ('text', 'null')),
    CONSTRAINT role_grant_lent CHECK
        (lent_by IS NULL OR (lent_by <> staff AND valid_to IS NOT NULL)),
    CONSTRAINT role_grant_audit CHECK (role <> 'auditor' OR valid_to IS NOT NULL)
);
INSERT INTO "role_grant" VALUES(1,1,1,'branch',NULL,NULL,'',NULL,NULL,NULL,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "role_grant" VALUES(2,1,2,'township',NULL,NULL,'',NULL,NULL,NULL,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "role_grant" VALUES(3,1,3,'clerk',NULL,NULL,'',NULL,NULL,NULL,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "role_grant" VALUES(4,1,4,'approver',NULL,NULL,'',NULL,NULL,NULL,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "role_grant" VALUES(5,1,5,'cashier',NULL,NULL,'',NULL,NULL,NULL,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "role_grant" VALUES(6,1,6,'accountant',NULL,NULL,'',NULL,NULL,NULL,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "role_grant" VALUES(7,1,6,'approver',NULL,NULL,'','2023-03-06','2023-03-31',4,4,'2023-03-06 02:00:00+00:00');
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
INSERT INTO "staff" VALUES(1,1,'zhi','zhi','$argon2id$v=19$m=65536,t=3,p=4$Wmf/VOsQh+ndCa+ruCM4aw$rLyQfMkMHy6UE5DRYOEFk9Uj1Z1FBbI/ldK0MJ29WsI',1,0,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "staff" VALUES(2,1,'zhen','zhen','$argon2id$v=19$m=65536,t=3,p=4$i7dIAnf9oKu9tuA0Arq4rw$a+uBM5286nM9kl7d5VvDIC0GnS+ZH8oNME3MnYZO6wo',1,0,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "staff" VALUES(3,1,'chen','chen','$argon2id$v=19$m=65536,t=3,p=4$CDlQaM/Ih378HmdkR+WiKg$iMexEMmOS5bhugW+ylQmP7ITiWqdijtFFsCn4LkWg08',1,0,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "staff" VALUES(4,1,'li','li','$argon2id$v=19$m=65536,t=3,p=4$C/FbERjlCOzvtH9RNkgjXQ$eegOSHaP4M8doMqEb8yGACusLPGAZ3iZzKOt2o0DnYk',1,0,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "staff" VALUES(5,1,'wang','wang','$argon2id$v=19$m=65536,t=3,p=4$knfEbUMYTV3LEQEn4fUy3A$CNdAZdXnTUZLbUwJW8unNax5SyK/7mn+Aid267m6KgU',1,0,NULL,'2023-01-01 01:00:00+00:00');
INSERT INTO "staff" VALUES(6,1,'kuai','kuai','$argon2id$v=19$m=65536,t=3,p=4$F+1OjthkqtVIfWd0yAK7tg$xZZHfSB1ydn3ERmo+WhyIr95lE+rVoXD4z/xN7mCSno',1,0,NULL,'2023-01-01 01:00:00+00:00');
CREATE TABLE township (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    office INTEGER NOT NULL REFERENCES office (id) CHECK (typeof(office) IN ('integer', 'null')),
    name VARCHAR(60) NOT NULL CHECK (typeof(name) IN ('text', 'null') AND length(name) <= 60),
    CONSTRAINT township_name UNIQUE (office, name)
);
INSERT INTO "township" VALUES(1,1,'示例乡');
INSERT INTO "township" VALUES(2,1,'邻乡');
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
CREATE INDEX role_grant_staff ON role_grant (staff);
CREATE INDEX member_record_member ON member_record (member);
CREATE INDEX member_record_bank ON member_record (office, bank_hash);
CREATE INDEX member_phone ON member (office, phone_hash);
CREATE INDEX ledger_entry_member ON ledger_entry (fund, member);
CREATE INDEX case_facts_no ON case_facts (fund, case_no);
CREATE INDEX public_notice_no ON public_notice (fund, case_no);
CREATE INDEX objection_notice ON objection (notice);
CREATE INDEX award_member ON award (member);
CREATE TRIGGER adopted_policy_no_update BEFORE UPDATE ON adopted_policy BEGIN SELECT RAISE(ABORT, 'adopted_policy no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER adopted_policy_no_delete BEFORE DELETE ON adopted_policy BEGIN SELECT RAISE(ABORT, 'adopted_policy no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER adopted_policy_no_replace BEFORE INSERT ON adopted_policy BEGIN SELECT RAISE(ABORT, 'adopted_policy no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM adopted_policy WHERE id = NEW.id); END;
CREATE TRIGGER founding_paper_no_update BEFORE UPDATE ON founding_paper BEGIN SELECT RAISE(ABORT, 'founding_paper no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER founding_paper_no_delete BEFORE DELETE ON founding_paper BEGIN SELECT RAISE(ABORT, 'founding_paper no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER founding_paper_no_replace BEFORE INSERT ON founding_paper BEGIN SELECT RAISE(ABORT, 'founding_paper no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM founding_paper WHERE id = NEW.id); END;
CREATE TRIGGER member_record_no_update BEFORE UPDATE ON member_record BEGIN SELECT RAISE(ABORT, 'member_record no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER member_record_no_delete BEFORE DELETE ON member_record BEGIN SELECT RAISE(ABORT, 'member_record no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER member_record_no_replace BEFORE INSERT ON member_record BEGIN SELECT RAISE(ABORT, 'member_record no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM member_record WHERE id = NEW.id); END;
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER ledger_entry_no_replace BEFORE INSERT ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id); END;
CREATE TRIGGER meeting_no_update BEFORE UPDATE ON meeting BEGIN SELECT RAISE(ABORT, 'meeting no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER meeting_no_delete BEFORE DELETE ON meeting BEGIN SELECT RAISE(ABORT, 'meeting no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER meeting_no_replace BEFORE INSERT ON meeting BEGIN SELECT RAISE(ABORT, 'meeting no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM meeting WHERE id = NEW.id); END;
CREATE TRIGGER case_facts_no_update BEFORE UPDATE ON case_facts BEGIN SELECT RAISE(ABORT, 'case_facts no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER case_facts_no_delete BEFORE DELETE ON case_facts BEGIN SELECT RAISE(ABORT, 'case_facts no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER case_facts_no_replace BEFORE INSERT ON case_facts BEGIN SELECT RAISE(ABORT, 'case_facts no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM case_facts WHERE id = NEW.id); END;
CREATE TRIGGER case_paper_no_update BEFORE UPDATE ON case_paper BEGIN SELECT RAISE(ABORT, 'case_paper no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER case_paper_no_delete BEFORE DELETE ON case_paper BEGIN SELECT RAISE(ABORT, 'case_paper no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER case_paper_no_replace BEFORE INSERT ON case_paper BEGIN SELECT RAISE(ABORT, 'case_paper no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM case_paper WHERE id = NEW.id); END;
CREATE TRIGGER case_tie_no_update BEFORE UPDATE ON case_tie BEGIN SELECT RAISE(ABORT, 'case_tie no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER case_tie_no_delete BEFORE DELETE ON case_tie BEGIN SELECT RAISE(ABORT, 'case_tie no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER case_tie_no_replace BEFORE INSERT ON case_tie BEGIN SELECT RAISE(ABORT, 'case_tie no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM case_tie WHERE id = NEW.id); END;
CREATE TRIGGER public_notice_no_update BEFORE UPDATE ON public_notice BEGIN SELECT RAISE(ABORT, 'public_notice no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER public_notice_no_delete BEFORE DELETE ON public_notice BEGIN SELECT RAISE(ABORT, 'public_notice no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER public_notice_no_replace BEFORE INSERT ON public_notice BEGIN SELECT RAISE(ABORT, 'public_notice no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM public_notice WHERE id = NEW.id); END;
CREATE TRIGGER objection_no_update BEFORE UPDATE ON objection BEGIN SELECT RAISE(ABORT, 'objection no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER objection_no_delete BEFORE DELETE ON objection BEGIN SELECT RAISE(ABORT, 'objection no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER objection_no_replace BEFORE INSERT ON objection BEGIN SELECT RAISE(ABORT, 'objection no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM objection WHERE id = NEW.id); END;
CREATE TRIGGER objection_answer_no_update BEFORE UPDATE ON objection_answer BEGIN SELECT RAISE(ABORT, 'objection_answer no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER objection_answer_no_delete BEFORE DELETE ON objection_answer BEGIN SELECT RAISE(ABORT, 'objection_answer no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER objection_answer_no_replace BEFORE INSERT ON objection_answer BEGIN SELECT RAISE(ABORT, 'objection_answer no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM objection_answer WHERE id = NEW.id); END;
CREATE TRIGGER award_no_update BEFORE UPDATE ON award BEGIN SELECT RAISE(ABORT, 'award no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER award_no_delete BEFORE DELETE ON award BEGIN SELECT RAISE(ABORT, 'award no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER award_no_replace BEFORE INSERT ON award BEGIN SELECT RAISE(ABORT, 'award no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM award WHERE id = NEW.id); END;
CREATE TRIGGER aid_payment_no_update BEFORE UPDATE ON aid_payment BEGIN SELECT RAISE(ABORT, 'aid_payment no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER aid_payment_no_delete BEFORE DELETE ON aid_payment BEGIN SELECT RAISE(ABORT, 'aid_payment no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER aid_payment_no_replace BEFORE INSERT ON aid_payment BEGIN SELECT RAISE(ABORT, 'aid_payment no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM aid_payment WHERE id = NEW.id); END;
CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal BEGIN SELECT RAISE(ABORT, 'refusal no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal BEGIN SELECT RAISE(ABORT, 'refusal no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER refusal_no_replace BEFORE INSERT ON refusal BEGIN SELECT RAISE(ABORT, 'refusal no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM refusal WHERE id = NEW.id); END;
CREATE INDEX loan_household ON loan (household);
CREATE INDEX loan_member ON loan (member);
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
CREATE INDEX loan_event_loan ON loan_event (loan);
CREATE INDEX loan_event_kind ON loan_event (kind, fund);
CREATE INDEX loan_part_loan ON loan_part (loan);
CREATE INDEX loan_part_fund ON loan_part (fund);
CREATE INDEX loan_schedule_fund ON loan_schedule (fund);
CREATE INDEX rate_step_fund ON rate_step (fund);
CREATE INDEX loan_request_loan ON loan_request (loan);
CREATE INDEX loan_request_fund ON loan_request (fund);
CREATE INDEX loan_request_decision_fund ON loan_request_decision (fund);
CREATE INDEX collection_record_loan ON collection_record (loan);
CREATE TRIGGER loan_event_no_update BEFORE UPDATE ON loan_event BEGIN SELECT RAISE(ABORT, 'loan_event no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_event_no_delete BEFORE DELETE ON loan_event BEGIN SELECT RAISE(ABORT, 'loan_event no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_event_no_replace BEFORE INSERT ON loan_event BEGIN SELECT RAISE(ABORT, 'loan_event no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan_event WHERE id = NEW.id); END;
CREATE TRIGGER loan_part_no_update BEFORE UPDATE ON loan_part BEGIN SELECT RAISE(ABORT, 'loan_part no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_part_no_delete BEFORE DELETE ON loan_part BEGIN SELECT RAISE(ABORT, 'loan_part no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_part_no_replace BEFORE INSERT ON loan_part BEGIN SELECT RAISE(ABORT, 'loan_part no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan_part WHERE id = NEW.id); END;
CREATE TRIGGER rate_step_no_update BEFORE UPDATE ON rate_step BEGIN SELECT RAISE(ABORT, 'rate_step no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER rate_step_no_delete BEFORE DELETE ON rate_step BEGIN SELECT RAISE(ABORT, 'rate_step no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER rate_step_no_replace BEFORE INSERT ON rate_step BEGIN SELECT RAISE(ABORT, 'rate_step no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM rate_step WHERE id = NEW.id); END;
CREATE TRIGGER packed_plan_no_update BEFORE UPDATE ON packed_plan BEGIN SELECT RAISE(ABORT, 'packed_plan no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER packed_plan_no_delete BEFORE DELETE ON packed_plan BEGIN SELECT RAISE(ABORT, 'packed_plan no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER packed_plan_no_replace BEFORE INSERT ON packed_plan BEGIN SELECT RAISE(ABORT, 'packed_plan no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM packed_plan WHERE id = NEW.id); END;
CREATE TRIGGER loan_request_no_update BEFORE UPDATE ON loan_request BEGIN SELECT RAISE(ABORT, 'loan_request no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_request_no_delete BEFORE DELETE ON loan_request BEGIN SELECT RAISE(ABORT, 'loan_request no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_request_no_replace BEFORE INSERT ON loan_request BEGIN SELECT RAISE(ABORT, 'loan_request no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan_request WHERE id = NEW.id); END;
CREATE TRIGGER loan_request_decision_no_update BEFORE UPDATE ON loan_request_decision BEGIN SELECT RAISE(ABORT, 'loan_request_decision no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER loan_request_decision_no_delete BEFORE DELETE ON loan_request_decision BEGIN SELECT RAISE(ABORT, 'loan_request_decision no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER loan_request_decision_no_replace BEFORE INSERT ON loan_request_decision BEGIN SELECT RAISE(ABORT, 'loan_request_decision no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM loan_request_decision WHERE id = NEW.id); END;
CREATE TRIGGER collection_record_no_update BEFORE UPDATE ON collection_record BEGIN SELECT RAISE(ABORT, 'collection_record no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER collection_record_no_delete BEFORE DELETE ON collection_record BEGIN SELECT RAISE(ABORT, 'collection_record no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER collection_record_no_replace BEFORE INSERT ON collection_record BEGIN SELECT RAISE(ABORT, 'collection_record no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM collection_record WHERE id = NEW.id); END;
CREATE TRIGGER commitment_no_update BEFORE UPDATE ON commitment BEGIN SELECT RAISE(ABORT, 'commitment no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER commitment_no_delete BEFORE DELETE ON commitment BEGIN SELECT RAISE(ABORT, 'commitment no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER commitment_no_replace BEFORE INSERT ON commitment BEGIN SELECT RAISE(ABORT, 'commitment no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM commitment WHERE id = NEW.id); END;
CREATE TRIGGER cpi_no_update BEFORE UPDATE ON cpi BEGIN SELECT RAISE(ABORT, 'cpi no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER cpi_no_delete BEFORE DELETE ON cpi BEGIN SELECT RAISE(ABORT, 'cpi no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER cpi_no_replace BEFORE INSERT ON cpi BEGIN SELECT RAISE(ABORT, 'cpi no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM cpi WHERE id = NEW.id); END;
CREATE INDEX packed_part_fund ON packed_part (fund);
CREATE INDEX packed_plan_fund ON packed_plan (fund);
CREATE INDEX lending_plan_year_of ON lending_plan (fund, year);
CREATE TRIGGER lending_plan_no_update BEFORE UPDATE ON lending_plan BEGIN SELECT RAISE(ABORT, 'lending_plan no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER lending_plan_no_delete BEFORE DELETE ON lending_plan BEGIN SELECT RAISE(ABORT, 'lending_plan no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER lending_plan_no_replace BEFORE INSERT ON lending_plan BEGIN SELECT RAISE(ABORT, 'lending_plan no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM lending_plan WHERE id = NEW.id); END;
CREATE INDEX archived_report_name ON archived_report (fund, report, as_of);
CREATE TRIGGER archived_report_no_update BEFORE UPDATE ON archived_report BEGIN SELECT RAISE(ABORT, 'archived_report no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER archived_report_no_delete BEFORE DELETE ON archived_report BEGIN SELECT RAISE(ABORT, 'archived_report no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER archived_report_no_replace BEFORE INSERT ON archived_report BEGIN SELECT RAISE(ABORT, 'archived_report no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM archived_report WHERE id = NEW.id); END;
CREATE TRIGGER duty_run_no_update BEFORE UPDATE ON duty_run BEGIN SELECT RAISE(ABORT, 'duty_run no_update: posted rows are not changed') WHERE TRUE; END;
CREATE TRIGGER duty_run_no_delete BEFORE DELETE ON duty_run BEGIN SELECT RAISE(ABORT, 'duty_run no_delete: posted rows are not deleted') WHERE TRUE; END;
CREATE TRIGGER duty_run_no_replace BEFORE INSERT ON duty_run BEGIN SELECT RAISE(ABORT, 'duty_run no_replace: the row exists') WHERE EXISTS (SELECT 1 FROM duty_run WHERE id = NEW.id); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('role_grant',7);
INSERT INTO "sqlite_sequence" VALUES('loan_event',0);
INSERT INTO "sqlite_sequence" VALUES('loan_part',0);
INSERT INTO "sqlite_sequence" VALUES('rate_step',0);
INSERT INTO "sqlite_sequence" VALUES('office',1);
INSERT INTO "sqlite_sequence" VALUES('rate',266);
INSERT INTO "sqlite_sequence" VALUES('fund',1);
INSERT INTO "sqlite_sequence" VALUES('adopted_policy',1);
INSERT INTO "sqlite_sequence" VALUES('founding_paper',1);
INSERT INTO "sqlite_sequence" VALUES('township',2);
INSERT INTO "sqlite_sequence" VALUES('staff',6);
INSERT INTO "sqlite_sequence" VALUES('journal_line',8);
INSERT INTO "sqlite_sequence" VALUES('journal_entry',4);
INSERT INTO "sqlite_sequence" VALUES('contribution',1);
INSERT INTO "sqlite_sequence" VALUES('command',32);
INSERT INTO "sqlite_sequence" VALUES('household',3);
INSERT INTO "sqlite_sequence" VALUES('member',3);
INSERT INTO "sqlite_sequence" VALUES('aid_case',3);
INSERT INTO "sqlite_sequence" VALUES('case_facts',3);
INSERT INTO "sqlite_sequence" VALUES('case_paper',6);
INSERT INTO "sqlite_sequence" VALUES('case_step',12);
INSERT INTO "sqlite_sequence" VALUES('public_notice',3);
INSERT INTO "sqlite_sequence" VALUES('award',2);
INSERT INTO "sqlite_sequence" VALUES('aid_payment',3);
COMMIT;