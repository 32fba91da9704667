namespace KnowledgeHub.Mail;

/// <summary>What became of a message that was handed over: Accepted, TryLater, Refused, Unknown or TakenBack, and nothing else.</summary>
public abstract record Handover
{
    private Handover()
    {
    }

    /// <summary>What the server or the hub said about it, in one line without the recipient's address.</summary>
    public abstract string Reason { get; init; }

    /// <summary>The mail server has taken the responsibility: RFC 5321 section 6.1.</summary>
    public sealed record Accepted(string Reason) : Handover;

    /// <summary>The message was certainly not taken, and another try may succeed.</summary>
    /// <param name="Reason">The server's words, or ours.</param>
    /// <param name="ServerIsAway">No server answered, or none that talks to us: any other message would have fared the same.</param>
    public sealed record TryLater(string Reason, bool ServerIsAway = false) : Handover;

    /// <summary>The message was certainly not taken, and another try would end the same way.</summary>
    /// <param name="Reason">The server's words, or ours.</param>
    /// <param name="AboutRecipient">The server refused this recipient rather than the sender or the message.</param>
    public sealed record Refused(string Reason, bool AboutRecipient = false) : Handover;

    /// <summary>The end of the message was on its way when the answer got lost: it may have been taken or not.</summary>
    public sealed record Unknown(string Reason) : Handover;

    /// <summary>The message was certainly not taken: <see cref="Envelope.MayGo"/> said no.</summary>
    public sealed record TakenBack : Handover
    {
        public override string Reason { get; init; } = "The message was taken back before it went out.";
    }
}
