using KnowledgeHub.Mail;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Looks at what the hub was told about itself: who mails are from, where their links lead, and whom it may write to.</summary>
public sealed class CheckSender(MailSettings settings, HubSettings hub, Installation installation)
{
    /// <param name="isTrial">Whether nobody outside gets the mails, so that a wrong address harms nobody.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(bool isTrial, CancellationToken ct)
    {
        var findings = new List<Finding> { Sender(isTrial), PublicUrl(isTrial) };
        if (settings.Host is null)
        {
            findings.Add(Finding.Note("Mail server", "No mail server is set, so mails go to the outbox folder and reach nobody."));
        }

        if (settings.OnlyTo.IsSet)
        {
            findings.Add(Finding.Warning("Allow-list", "This hub writes only to the addresses in Hub__Mail__OnlyTo; in production, take that setting away."));
        }

        if (await installation.CopyOfAsync(ct) is { } original)
        {
            findings.Add(Finding.Stop("Installation", $"This database belongs to the hub at {original}. If this is the real hub now, say so under Newsletters, Installation."));
        }

        return findings;
    }

    private Finding Sender(bool isTrial)
    {
        var address = settings.Sender.Address;
        return !ReservedDomains.Has(Domain(address)) ? Finding.Ok("Sender", $"Mails are from {address}.")
            : isTrial ? Finding.Note("Sender", $"The sender {address} can't get answers; set Hub__Mail__From before real readers get mail.")
            : Finding.Stop("Sender", $"The sender {address} is an example and mail servers refuse it; set Hub__Mail__From to an address of yours.");
    }

    private Finding PublicUrl(bool isTrial) =>
        Installation.IsLoopback(hub) ? isTrial
                ? Finding.Note("Address of the hub", $"Links lead to {hub.PublicUrl}, which only this machine can open; set Hub__PublicUrl before real readers get mail.")
                : Finding.Stop("Address of the hub", $"Links lead to {hub.PublicUrl}, which readers can't open; set Hub__PublicUrl to the hub's public address.")
        : !hub.IsHttps ? Finding.Warning("Address of the hub", $"Links lead to {hub.PublicUrl}, which is not encrypted; put the hub behind https and set Hub__PublicUrl.")
        : Finding.Ok("Address of the hub", $"Links lead to {hub.PublicUrl}.");

    internal static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..];
}
