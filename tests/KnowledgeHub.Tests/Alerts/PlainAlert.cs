using KnowledgeHub.Alerts;

namespace KnowledgeHub.Tests.Alerts;

/// <summary>Draws an alert without a theme.</summary>
internal sealed class PlainAlert : IDrawAlert
{
    public Task<string> DrawAsync(AlertMail mail) => Task.FromResult(
        string.Concat(mail.Lines.Select(line => $"<p>{line.Title}: {string.Join(" ", line.Changes.Select(AlertMail.Say))}</p>")) + $"<a href=\"{mail.StopUrl}\">Stop these mails</a>");
}
