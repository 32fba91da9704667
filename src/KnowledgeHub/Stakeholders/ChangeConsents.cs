using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Writes down a consent as it was given, and its withdrawal. Whoever withdraws consent to publication is no longer public.</summary>
public sealed class ChangeConsents(Database database, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ChangeConsents>();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<RecordResult> RecordAsync(string personId, Consent typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await RecordAsync(session, personId, typed, who, ct);
        if (result is RecordResult.Saved)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<RecordResult> RecordAsync(Session session, string personId, Consent typed, string who, CancellationToken ct)
    {
        var consent = typed with { Source = Tidy.Line(typed.Source) };
        if (Problem(consent) is var (field, message) && field.Length > 0)
        {
            return RecordResult.Refused(field, message);
        }

        var id = Id.New(clock);
        if (await session.RunAsync(sql["add"], new { Id = id, PersonId = personId, consent.Purpose, consent.GivenOn, consent.Source, consent.ExpiresOn, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return new RecordResult.NotFound();
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("person", personId), $"Consent recorded: {Choices.Purposes.NameOf(consent.Purpose)}", ct);
        return new RecordResult.Saved(id);
    }

    /// <summary>Withdraws one consent. False when there was none that held.</summary>
    public async Task<bool> WithdrawAsync(string personId, string consentId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["withdraw"], new { PersonId = personId, Id = consentId, Today }, ct) == 0)
        {
            return false;
        }

        await session.RunAsync(sql["hide"], new { PersonId = personId, Purpose = Consent.Publication, Today }, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("person", personId), "Consent withdrawn", ct);
        await session.CommitAsync(ct);
        return true;
    }

    private (string Field, string Message) Problem(Consent consent) =>
        !Choices.Purposes.Has(consent.Purpose) ? ("purpose", "Choose what the consent is for.")
        : consent.GivenOn == default || consent.GivenOn > Today ? ("given-on", "Give the day of the consent; it can't lie in the future.")
        : consent.Source.Length is 0 or > CheckRecord.LongestLine ? ("source", "Say in one line how the consent was given, such as “sign-up form” or “mail of 3 May”.")
        : consent.ExpiresOn < consent.GivenOn ? ("expires-on", "The consent expires before it was given; mend one of the days.")
        : ("", "");
}
