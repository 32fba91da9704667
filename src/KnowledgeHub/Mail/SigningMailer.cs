namespace KnowledgeHub.Mail;

/// <summary>Signs each message as it leaves the hub and hands it on.</summary>
internal sealed class SigningMailer(IMailer mailer, DkimSigner signer) : IMailer, IAsyncDisposable
{
    public Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct) =>
        mailer.SendAsync(envelope, signer.Sign(message.Span), ct);

    public ValueTask DisposeAsync() => mailer is IAsyncDisposable open ? open.DisposeAsync() : ValueTask.CompletedTask;
}
