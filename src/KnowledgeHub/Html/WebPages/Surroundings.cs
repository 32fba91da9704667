using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace KnowledgeHub.Html.WebPages;

/// <summary>What surrounds the text of a page: navigation, banners about cookies, buttons to share, what nobody sees.</summary>
internal static partial class Surroundings
{
    private const string Never =
        "script,style,noscript,template,iframe,object,embed,video,audio,canvas,svg,form,nav,aside,dialog,button,input,select,textarea,menu,link,meta," +
        "[hidden],[aria-hidden=true],[role=navigation],[role=banner],[role=complementary],[role=contentinfo],[role=search],[role=dialog],[role=alertdialog],[role=menu],[role=toolbar],[role=tablist]";

    /// <summary>Whatever a box is called, it is not a surrounding when this share of the page's words stands in it.</summary>
    private const double TooMuch = 0.4;

    public static void Remove(IElement body)
    {
        foreach (var element in body.QuerySelectorAll(Never).Where(element => !IsText(element)).ToList())
        {
            element.Remove();
        }

        foreach (var element in body.QuerySelectorAll("header, footer").Where(element => element.LocalName == "footer" || element.Closest("article, main, [role=main], [itemprop~=articleBody]") is null).ToList())
        {
            element.Remove();
        }

        var whole = body.TextContent.Length;
        foreach (var element in body.QuerySelectorAll("[class],[id],[style]").Where(element => !IsText(element)).ToList())
        {
            if (IsUnseen(element) || (IsNamedSo(element) && element.LocalName is not ("p" or "h1") && element.TextContent.Length < whole * TooMuch))
            {
                element.Remove();
            }
        }
    }

    /// <summary>Removes lists and boxes that are nothing but links, such as further stories.</summary>
    public static void RemoveLinkLists(IElement main)
    {
        foreach (var box in main.QuerySelectorAll("ul, ol, div, section").Where(main.Contains).ToList())
        {
            if (box.QuerySelectorAll("a[href]").Length > 2 && LinkShare(box) > 0.85 && box.TextContent.Length < 1500)
            {
                (box.PreviousElementSibling is { LocalName: "h2" or "h3" or "h4" } heading && box.NextElementSibling is null or { LocalName: "h2" } ? heading : null)?.Remove();
                box.Remove();
            }
        }
    }

    /// <summary>How much of an element's text is in links.</summary>
    public static double LinkShare(IElement element)
    {
        var length = element.TextContent.Length;
        return length == 0 ? 0 : (double)element.QuerySelectorAll("a[href]").Sum(link => link.TextContent.Length) / length;
    }

    private static bool IsText(IElement element) => element.LocalName is "main" or "article" or "body" or "html" || element.GetAttribute("itemprop") == "articleBody";

    private static bool IsUnseen(IElement element) => element.GetAttribute("style") is { } style && Unseen().IsMatch(style);

    private static bool IsNamedSo(IElement element) => Name().IsMatch($"{element.ClassName} {element.Id}");

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"(?<![a-z])(?:cookies?|consent|gdpr|onetrust|cmp|share|sharing|social|newsletter|subscribe|signup|sign-up|related|recommended|breadcrumbs?|sidebar|side-bar|comments?|disqus|promo|advert|advertisement|ads?|sponsored|popup|pop-up|modal|overlay|pagination|pager|skip|skip-link|menu|navbar|nav|navigation|toolbar|widget|masthead|site-header|site-footer|footer|toc|print|sr-only|visually-hidden|screen-reader-text|noprint|donate|login|search-form)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
