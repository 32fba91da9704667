using System.Text.Json;
using KnowledgeHub.Exchange.FromWebPage;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Asks other sites whether the links of an issue answer, and name servers about the sender's domain, when staff want it; keeps the answers with the issue.</summary>
public sealed class LookUpOutside(Database database, CheckWebLinks links, CheckSenderDomain domains, MailSettings settings, CheckOwnLinks own, IssueFingerprint fingerprints, DrawEditions draw, TimeProvider clock)
{
    /// <summary>For so long an answer counts.</summary>
    public static readonly TimeSpan Counts = TimeSpan.FromDays(1);

    private const string Check = "Links to other sites";
    private readonly NamedSql sql = database.Sql<LookUpOutside>();

    public async Task RunAsync(Issue issue, CancellationToken ct)
    {
        var outside = Outside(await draw.RunAsync(issue, ct));
        var asked = outside.Count == 0 ? [] : await links.RunAsync(outside, ct);
        var findings = asked.Where(link => link.Problem is not null).Select(link => Finding.Warning(Check, $"{link.Address}: {link.Problem}")).ToList();
        if (findings.Count == 0 && asked.Count > 0)
        {
            findings.Add(Finding.Ok(Check, $"{(asked.Count == 1 ? "The link to another site answers" : $"All {asked.Count} links to other sites answer")}."));
        }

        if (AsksDomain)
        {
            findings.AddRange(await domains.RunAsync(CheckSender.Domain(AddressSpec.WithAsciiDomain(settings.Sender.Address)), settings.Dkim.IsOn ? settings.Dkim.Selector : null, ct));
        }

        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["keep"], new { issue.Id, Fingerprint = await fingerprints.OfAsync(issue, ct), Now = clock.GetUtcNow(), Findings = JsonSerializer.Serialize(findings) }, ct);
    }

    /// <summary>What was found when these links and this domain were last asked for; a warning when they were not, or the issue has changed since.</summary>
    public async Task<IReadOnlyList<Finding>> LastAsync(Issue issue, string fingerprint, IReadOnlyList<DrawnEdition> editions, CancellationToken ct)
    {
        var outside = Outside(editions);
        var nothing = outside.Count == 0 ? new[] { Finding.Ok(Check, "The issue links to no other site.") } : [];
        if (outside.Count == 0 && !AsksDomain)
        {
            return nothing;
        }

        await using var session = await database.OpenAsync(ct);
        var kept = await session.ScalarAsync<string>(sql["last"], new { issue.Id, Fingerprint = fingerprint, Oldest = clock.GetUtcNow() - Counts }, ct);
        return kept is null
            ? [.. nothing, Finding.Warning("Looked up", "Links to other sites and the sender's domain have not been looked up for the issue as it stands; press “Look them up”.")]
            : [.. nothing, .. JsonSerializer.Deserialize<List<Finding>>(kept)!];
    }

    private bool AsksDomain => settings.Host is not null && !ReservedDomains.Has(CheckSender.Domain(settings.Sender.Address));

    private List<string> Outside(IReadOnlyList<DrawnEdition> editions) =>
        [.. editions.SelectMany(edition => edition.Parts.Links).Where(link => Html.Links.IsWebAddress(link) && !own.IsOwn($"{link}/")).Distinct(StringComparer.Ordinal)];
}
