namespace KnowledgeHub.Mail;

/// <summary>What a reply says about the message: RFC 5321 sections 4.2.1 and 4.3.2.</summary>
internal static class SmtpVerdict
{
    /// <summary>Null when the server wants to go on.</summary>
    /// <exception cref="SmtpTrouble">The reply fits no step of the dialogue.</exception>
    public static Handover? Before(SmtpStep step, SmtpReply reply, string recipient)
    {
        if (step == SmtpStep.Data ? reply.Code == 354 : reply.IsPositive)
        {
            return null;
        }
        return Negative(reply, recipient, aboutRecipient: step == SmtpStep.Recipient)
            ?? throw new SmtpTrouble($"The mail server answered out of turn ({reply.Sentence(recipient)}).");
    }

    /// <summary>The answer to the message's end.</summary>
    public static Handover After(SmtpReply reply, string recipient) => reply.IsPositive
        ? new Handover.Accepted(reply.Sentence(recipient))
        : Negative(reply, recipient, aboutRecipient: false)
            ?? new Handover.Unknown($"The mail server's answer to the message was not understood ({reply.Sentence(recipient)}).");

    public static Handover? Negative(SmtpReply reply, string recipient, bool aboutRecipient) => reply switch
    {
        { IsTransient: true } => new Handover.TryLater(reply.Sentence(recipient)),
        { Code: 530 or 534 or 535 or 538 } => new Handover.TryLater($"The mail server wants a sign-in or TLS: see Hub__Mail__User and Hub__Mail__Security ({reply.Sentence(recipient)}).", ServerIsAway: true),
        { IsPermanent: true } => new Handover.Refused(reply.Sentence(recipient), aboutRecipient),
        _ => null,
    };
}
