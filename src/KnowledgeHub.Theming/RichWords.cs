using System.Net;
using KnowledgeHub.Languages;
using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming;

/// <summary>Texts with links and emphasis inside; meant for <c>using static</c>.</summary>
public static class RichWords
{
    /// <summary>A text that holds elements. Its values are encoded, so that none of them becomes one.</summary>
    public static MarkupString H(string text, params object?[] values) =>
        new(SiteLanguage.Current.Say(text, [.. values.Select(value => value is string words ? WebUtility.HtmlEncode(words) : value)]));
}
