using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>How somebody may be reached, in words.</summary>
public static class ReachBy
{
    public static string Of(Person person)
    {
        var allowed = string.Join(" and ", new[] { person.MayMail ? "may be mailed" : "", person.MayCall ? "may be called" : "" }.Where(part => part.Length > 0));
        var preferred = person.PreferredChannel.Length > 0 ? $"prefers {Choices.Channels.NameOf(person.PreferredChannel).ToLowerInvariant()}" : "";
        return string.Join(", ", new[] { allowed.Length > 0 ? allowed : "neither mail nor call", preferred }.Where(part => part.Length > 0));
    }
}
