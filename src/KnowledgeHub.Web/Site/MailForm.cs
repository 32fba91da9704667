namespace KnowledgeHub.Web.Site;

/// <summary>The forms of the site that cause a mail.</summary>
public static class MailForm
{
    /// <summary>Only a program fills in a field that people don't see. It gets the same answer and nothing happens.</summary>
    public static bool IsTrapped(IFormCollection form) => form["website"].ToString().Length > 0;
}
