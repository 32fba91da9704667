using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Subscribers;

/// <summary>Checks what somebody chose in a form; every problem is one sentence that says what to do.</summary>
public static class CheckPreferences
{
    public static string? Run(Preferences chosen, Terms terms)
    {
        if (Audience.Find(chosen.Audience) is null)
        {
            return "Please choose which group you belong to, so that we can lead with what matters to you.";
        }

        if (chosen.Topics.FirstOrDefault(topic => terms.Topic(topic) is null) is { } unknown)
        {
            return $"There is no topic '{unknown}'; please choose from the list.";
        }

        if (Locales.Offered.All(offered => offered.Tag != chosen.Locale))
        {
            return "Please choose one of the languages in the list.";
        }

        return Preferences.Frequencies.All(offered => offered.Id != chosen.Frequency) ? "Please choose how often you want to hear from us." : null;
    }
}
