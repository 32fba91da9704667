using KnowledgeHub.Html;
using KnowledgeHub.Mail;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>An edition as it would go out, with how many readers it has.</summary>
public sealed record DrawnEdition(Edition Edition, long Readers, string Html, string Text)
{
    private LinksAndPictures? parts;

    public string Name => RecipientCount.EditionName(Edition.Audience, Edition.Locale);

    public LinksAndPictures Parts => parts ??= LinksAndPictures.Of(Html);

    /// <summary>The slots that nothing is written into when it is sent.</summary>
    public IEnumerable<string> UnknownSlots(IEnumerable<string> filled) => PreparedMessage.From(new Message
    {
        From = new Mailbox("", "a@example.org"),
        To = new Mailbox("", "b@example.org"),
        Subject = Edition.Title,
        Text = Text,
        Html = Html,
        MessageId = "1@example.org",
        Date = DateTimeOffset.UnixEpoch,
    }).Slots.Except(filled);
}

/// <summary>Draws the editions that readers would get; one for nobody in particular when there are no readers.</summary>
public sealed class DrawEditions(ComposeEdition compose, IDrawEdition drawer, IssueRecipients recipients)
{
    public async Task<IReadOnlyList<DrawnEdition>> RunAsync(Issue issue, CancellationToken ct)
    {
        var counts = (await recipients.CountAsync(issue.Id, ct)).Where(count => count.Reason == RecipientReason.Gets).ToList();
        var readers = counts.Count > 0 ? counts : [new RecipientCount { Reason = RecipientReason.Gets, Audience = Taxonomy.Audience.All[0].Id, Locale = "en" }];
        var drawn = new List<DrawnEdition>();
        foreach (var count in readers)
        {
            var edition = await compose.RunAsync(issue, new Reader(count.Audience, count.Locale, ""), ct);
            drawn.Add(new(edition, count.Subscribers, await drawer.DrawAsync(edition), EditionText.Write(edition)));
        }

        return drawn;
    }
}
