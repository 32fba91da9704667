using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Review;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>Whom staff ask about a place.</summary>
public sealed record FocalPoint
{
    public required string Country { get; init; }

    public string City { get; init; } = "";

    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    /// <summary>Where the link is mailed; empty when staff hand it over themselves.</summary>
    public string Email { get; init; } = "";

    public string Locale { get; init; } = "en";

    public int Days { get; init; } = InviteFocalPoint.UsualDays;
}

/// <summary>Makes a link by which a focal point without an account assesses their own place.</summary>
public sealed class InviteFocalPoint(Database database, TermStore terms, Assessments assessments, AssessmentMails mails, AuditTrail audit, TimeProvider clock)
{
    public const int UsualDays = 30;
    public const int MostDays = 90;
    private const int MostOpen = 200;

    private readonly NamedSql sql = database.Sql<InviteFocalPoint>();

    public static string Path(string token) => $"/self-assessment/{token}";

    /// <returns>What to mend, and the link to hand over; the link is null when it was mailed.</returns>
    public async Task<(Problem? Problem, string? Path)> RunAsync(FocalPoint asked, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        asked = asked with { Name = Names.Tidy(asked.Name), Organisation = Names.Tidy(asked.Organisation), Email = asked.Email.Trim() };
        var (place, problem) = ReadinessPlace.Read(asked.Country, asked.City, known);
        if ((problem ?? Check(asked)) is { } wrong)
        {
            return (wrong, null);
        }

        var (id, token, until) = (Id.New(clock), GuestLinks.NewToken(), clock.GetUtcNow().AddDays(asked.Days));
        var mail = await mails.InviteAsync(asked.Locale, PlaceNames.Of(place, known, asked.Locale), token, until);
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<int>(sql["count"], new { Now = clock.GetUtcNow() }, ct) >= MostOpen)
        {
            return (new("country", $"{MostOpen} links work at present, which is the most; take one back first."), null);
        }

        await session.RunAsync(
            sql["add"],
            new { Id = id, place.Country, place.City, place.CitySlug, Hash = GuestLinks.Hash(token), asked.Email, asked.Locale, asked.Name, asked.Organisation, Until = until, Who = who, Now = clock.GetUtcNow() },
            ct);
        await assessments.StepAsync(session, id, "invited", who, "", "", ct);
        await mails.PostAsync(session, mail, asked.Email, id, ct);
        await audit.RecordAsync(session, who, AuditAction.Added, new("readiness-assessment", id), $"A focal point assesses {place.Key}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return (null, asked.Email.Length > 0 ? null : Path(token));
    }

    private static Problem? Check(FocalPoint asked) =>
        asked.Days is < 1 or > MostDays ? new("days", $"A link works for 1 to {MostDays} days; choose a number between them.")
        : asked.Name.Length > InviteGuest.LongestName || asked.Organisation.Length > InviteGuest.LongestName ? new("name", $"A name has at most {InviteGuest.LongestName} characters; shorten it.")
        : asked.Email.Length > 0 && !Mailbox.TryReadAddress(asked.Email, out _) ? new("email", Mailbox.NoAddress)
        : SiteLanguage.Find(asked.Locale) is null ? new("locale", "Choose a language of the site.")
        : null;
}
