using KnowledgeHub.Mail.Names;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Whether the domain that mails are from vouches for them: SPF (RFC 7208), DMARC (RFC 7489) and, with a known selector, DKIM (RFC 6376).</summary>
public sealed class CheckSenderDomain(LookUpText lookUp)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(string domain, string? selector, CancellationToken ct) =>
    [
        Spf(domain, await lookUp.RunAsync(domain, ct)),
        await DkimAsync(domain, selector, ct),
        await DmarcAsync(domain, ct),
    ];

    private static Finding Spf(string domain, IReadOnlyList<string>? texts)
    {
        var records = texts?.Where(text => text.Equals("v=spf1", StringComparison.OrdinalIgnoreCase) || text.StartsWith("v=spf1 ", StringComparison.OrdinalIgnoreCase)).ToList();
        return records switch
        {
            null => Unknown("SPF", domain),
            [] => Finding.Warning("SPF", $"{domain} does not say which servers may send for it; publish an SPF record that names your mail server."),
            [var record] when record.Split(' ').Any(term => term.ToLowerInvariant() is "+all" or "all") => Finding.Warning("SPF", $"The SPF record of {domain} lets everybody send for it; end it with ~all or -all."),
            [_] => Finding.Ok("SPF", $"{domain} has an SPF record; check that it names your mail server."),
            _ => Finding.Warning("SPF", $"{domain} has {records.Count} SPF records, and receivers then ignore all of them; keep one."),
        };
    }

    private async Task<Finding> DkimAsync(string domain, string? selector, CancellationToken ct)
    {
        if (selector is null)
        {
            return Finding.Note("DKIM", $"Whether your mail server signs for {domain} can't be seen from here; send yourself a test and look for dkim=pass among its full headers.");
        }

        var texts = await lookUp.RunAsync($"{selector}._domainkey.{domain}", ct);
        return texts is null ? Unknown("DKIM", domain)
            : texts.Any(text => text.Contains("p=", StringComparison.Ordinal)) ? Finding.Ok("DKIM", $"The key {selector} of {domain} is published.")
            : Finding.Warning("DKIM", $"The key {selector} of {domain} is not published, so signatures can't be checked; publish it at {selector}._domainkey.{domain}.");
    }

    // Where a name has no policy of its own, that of the domain above it counts.
    private async Task<Finding> DmarcAsync(string domain, CancellationToken ct)
    {
        for (var name = domain; name.Contains('.', StringComparison.Ordinal); name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var texts = await lookUp.RunAsync($"_dmarc.{name}", ct);
            if (texts is null)
            {
                return Unknown("DMARC", domain);
            }

            if (texts.Any(text => text.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase)))
            {
                return Finding.Ok("DMARC", $"{name} has a DMARC policy.");
            }
        }

        return Finding.Warning("DMARC", $"{domain} has no DMARC policy, and large mailbox providers ask for one; publish at least v=DMARC1; p=none at _dmarc.{domain}.");
    }

    private static Finding Unknown(string check, string domain) => Finding.Note(check, $"The records of {domain} could not be looked up from this machine; check them from another one.");
}
