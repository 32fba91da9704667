namespace KnowledgeHub.Subscribers;

/// <summary>Why an address gets no newsletter; the sentence is for staff.</summary>
public sealed record SuppressionReason(string Id, string Sentence)
{
    public static SuppressionReason Left { get; } = new("left", "Its owner unsubscribed.");

    public static SuppressionReason Erased { get; } = new("erased", "Its owner had their data erased.");

    public static SuppressionReason Bounced { get; } = new("bounced", "The mailbox does not take mail.");

    public static SuppressionReason Complained { get; } = new("complained", "Its owner reported a mail as unwanted.");

    public static SuppressionReason Staff { get; } = new("staff", "Staff entered it.");

    public static IReadOnlyList<SuppressionReason> All { get; } = [Left, Erased, Bounced, Complained, Staff];

    /// <exception cref="InvalidOperationException">There is no such reason.</exception>
    public static SuppressionReason Of(string id) => All.First(reason => reason.Id == id);
}
