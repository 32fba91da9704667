using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Subscribers;

/// <summary>Checks what somebody chose in a form; every problem is one sentence that says what to do.</summary>
public static class CheckPreferences
{
    public static bool IsLocale(string tag) => Locales.Offered.Any(offered => offered.Tag == tag);

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

        if (!IsLocale(chosen.Locale))
        {
            return T("Please choose one of the languages in the list.");
        }

        if (chosen.Country.Length > 0 && terms.Place(chosen.Country) is null)
        {
            return T("Please choose your country from the list, or leave it open.");
        }

        if (chosen.Organisation.Length > Preferences.LongestOrganisation || chosen.Organisation.Any(char.IsControl))
        {
            return T("Please write your organisation on one line of at most {0} characters, or leave it open.", Preferences.LongestOrganisation);
        }

        return Preferences.Frequencies.All(offered => offered.Id != chosen.Frequency) ? T("Please choose how often you want to hear from us.") : null;
    }
}
