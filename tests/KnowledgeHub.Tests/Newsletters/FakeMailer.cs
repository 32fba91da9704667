using System.Collections.Concurrent;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Tests.Newsletters;

/// <summary>A mail server that answers as a test tells it, and remembers what it was handed.</summary>
internal sealed class FakeMailer : IMailer
{
    private static readonly Handover Taken = new Handover.Accepted("250 OK");

    public ConcurrentQueue<(string To, byte[] Message)> Handed { get; } = new();

    /// <summary>Decides the answer by recipient; by default everything is accepted.</summary>
    public Func<string, Task<Handover>> Answer { get; set; } = _ => Task.FromResult(Taken);

    public IEnumerable<string> Recipients => Handed.Select(mail => mail.To);

    public static Task<Handover> Says(Handover answer) => Task.FromResult(answer);

    public void Reset()
    {
        Handed.Clear();
        Answer = _ => Task.FromResult(Taken);
    }

    public async Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        if (!await envelope.MayGo)
        {
            return new Handover.TakenBack();
        }

        Handed.Enqueue((envelope.To, message.ToArray()));
        return await Answer(envelope.To);
    }
}

/// <summary>Draws an edition without a theme.</summary>
internal sealed class PlainEdition : IDrawEdition
{
    private int drawn;

    public int Drawn => drawn;

    public Task<string> DrawAsync(Edition edition)
    {
        Interlocked.Increment(ref drawn);
        return Task.FromResult(Draw(edition));
    }

    private static string Draw(Edition edition) =>
        $"<p>{edition.Title}</p>" + string.Concat(edition.Sections.SelectMany(section => section.Items).Select(item => $"<p><a href=\"{item.Url}\">{item.Title}</a>: {item.Takeaway}</p>"))
        + $"<a href=\"{Edition.UnsubscribeSlot}\">{edition.Texts.Unsubscribe}</a>";
}

/// <summary>Draws a service mail without a theme.</summary>
internal sealed class PlainServiceMail : IDrawServiceMail
{
    public Task<string> DrawAsync(ServiceMail mail) => Task.FromResult($"<p>{string.Join("</p><p>", mail.Paragraphs)}</p><a href=\"{mail.Button?.Url}\">{mail.Button?.Text}</a>");
}
