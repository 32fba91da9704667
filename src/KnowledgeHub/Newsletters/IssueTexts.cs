using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>The fixed words of an issue in one language.</summary>
public sealed record IssueTexts
{
    public required string ReadOnline { get; init; }

    public required string ReadMore { get; init; }

    public required string Unsubscribe { get; init; }

    public required string Preferences { get; init; }

    public required string WhyYou { get; init; }

    /// <summary>The takeaway's label by audience, such as <c>For patient groups</c>.</summary>
    public required IReadOnlyDictionary<string, string> TakeawayLabels { get; init; }

    /// <summary>What the link of a question for evidence says.</summary>
    public required string TellUs { get; init; }

    public required string WhatChanged { get; init; }

    /// <summary>What stands above a block, by its kind.</summary>
    public required IReadOnlyDictionary<string, string> BlockLabels { get; init; }

    public static IssueTexts For(string locale, string hubName)
    {
        var language = SiteLanguage.For(locale);
        return new()
        {
            ReadOnline = language.Say("Read online"),
            ReadMore = language.Say("Read more"),
            Unsubscribe = language.Say("Unsubscribe"),
            Preferences = language.Say("Change what I get"),
            WhyYou = language.Say("You get this newsletter because you subscribed to {0} and confirmed it.", hubName),
            TakeawayLabels = Audience.All.ToDictionary(audience => audience.Id, audience => language.Say($"For {audience.EnglishPlural}")),
            TellUs = language.Say("Tell us what you know"),
            WhatChanged = language.Say("What changed"),
            BlockLabels = new Dictionary<string, string>
            {
                [BlockKind.Withdrawn] = language.Say("Withdrawn since the last issue"),
                ["event"] = language.Say("Event"),
                [BlockKind.Evidence] = language.Say("We need evidence"),
                [BlockKind.Commitment] = language.Say("Commitment due"),
            },
        };
    }
}
