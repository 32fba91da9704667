namespace KnowledgeHub.Mail;

/// <summary>Stands before the mailer of a hub that may write to a few addresses only: nothing else leaves it, whatever kind of mail it is.</summary>
public sealed class AllowedMailer(IMailer mailer, OnlyTo allowed) : IMailer, IAsyncDisposable
{
    public const string Reason = "This hub only writes to the addresses in Hub__Mail__OnlyTo, and this is none of them.";

    public Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct) =>
        allowed.Allows(envelope.To) ? mailer.SendAsync(envelope, message, ct) : Task.FromResult<Handover>(new Handover.Refused(Reason));

    public ValueTask DisposeAsync() => mailer is IAsyncDisposable open ? open.DisposeAsync() : ValueTask.CompletedTask;
}
