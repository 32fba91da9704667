-- name: add
insert into commitment_report (id, commitment_id, status, on_day, summary, evidence_url, evidence_content, evidence_title, no_evidence, barriers, enablers, by_owner, reporter_name, reporter_organisation,
    state, reported_by, reported_at, decided_by, decided_at, link_id, find_text)
values (@Id, @CommitmentId, @Status, @OnDay, @Summary, @EvidenceUrl, @EvidenceContent, @EvidenceTitle, @NoEvidence, @Barriers, @Enablers, @ByOwner, @ReporterName, @ReporterOrganisation,
    @State, @ReportedBy, @ReportedAt, @DecidedBy, @DecidedAt, @LinkId, @FindText)

-- name: count-waiting
select count(*) from commitment_report where commitment_id = @CommitmentId and state = 'waiting'
