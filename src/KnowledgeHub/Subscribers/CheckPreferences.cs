using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Subscribers;

/// <summary>Checks what somebody chose in a form; every problem is one sentence that says what to do.</summary>
public static class CheckPreferences
{
    public static string? Run(Preferences chosen, Terms terms)
    {
        if (Audience.Find(chosen.Audience) is null)
        {
            return T("Please choose which group you belong to, so that we can lead with what matters to you.");
        }

        if (chosen.Topics.FirstOrDefault(topic => terms.Topic(topic) is null) is { } unknown)
        {
            return T("There is no topic '{0}'; please choose from the list.", unknown);
        }

        if (Locales.Offered.All(offered => offered.Tag != chosen.Locale))
        {
            return T("Please choose one of the languages in the list.");
        }

        return Preferences.Frequencies.All(offered => offered.Id != chosen.Frequency) ? T("Please choose how often you want to hear from us.") : null;
    }
}
