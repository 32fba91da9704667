namespace KnowledgeHub.Mail;

/// <summary>Hands one message for one recipient over: to a mail server, or to a folder where there is none.</summary>
public interface IMailer
{
    /// <exception cref="OperationCanceledException">Cancelled while the message was certainly not handed over yet.</exception>
    Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct);
}
