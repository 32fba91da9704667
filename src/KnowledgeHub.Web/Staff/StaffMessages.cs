namespace KnowledgeHub.Web.Staff;

/// <summary>What a page says after something was done. The address carries only a word, so that nobody can make the hub say something else.</summary>
public static class StaffMessages
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["saved"] = "The draft is saved.",
        ["published"] = "It is published. Search finds it within a second.",
        ["unchanged"] = "Nothing had changed, so no new version was stored.",
        ["current"] = "Readers already see this version.",
        ["sent-to-review"] = "It is in review. Whoever you named gets a mail.",
        ["approved"] = "Your approval is written down.",
        ["sent-back"] = "It is back with its author, who gets a mail with your reason.",
        ["taken-back"] = "It is a draft again.",
        ["planned"] = "It is planned. The hub does it by itself when the time has come.",
        ["plan-cancelled"] = "The plan is cancelled.",
        ["unpublished"] = "It is off the site.",
        ["commented"] = "The comment is stored.",
        ["resolved"] = "The comment is resolved.",
        ["reopened"] = "The comment is open again.",
        ["link-mailed"] = "The link is on its way by mail.",
        ["link-revoked"] = "The link no longer works.",
        ["endorsement-shown"] = "Readers see the endorsement from the version on that was endorsed.",
        ["endorsement-hidden"] = "Readers no longer see the endorsement.",
        ["review-date"] = "The day of the next review is stored.",
        ["rules-saved"] = "The rules are saved. They hold for whatever is published from now on.",
        ["withdrawn"] = "It is withdrawn. Its page stays and says why.",
        ["issue-saved"] = "The issue is saved.",
        ["test-sent"] = "The test is on its way.",
        ["scheduled"] = "The issue is scheduled.",
        ["sending"] = "The issue is being sent. This page shows how far it is.",
        ["stopped"] = "Sending has stopped. Who has not got the issue yet will not get it.",
        ["group-saved"] = "The group is saved. Search uses it within 15 seconds.",
        ["group-unchanged"] = "Nothing had changed.",
        ["group-removed"] = "The group is removed. Search forgets it within 15 seconds.",
        ["promoted-saved"] = "It is saved. Search shows it within 15 seconds.",
        ["promoted-removed"] = "It is no longer promoted.",
        ["zero-hit-done"] = "Done. The question is off the queue.",
        ["zero-hit-back"] = "The question is back on the queue.",
        ["hidden"] = "The search page no longer suggests it, within a minute on every node.",
        ["shown"] = "The search page may suggest it again.",
        ["rebuild"] = "A rebuild was asked for. It begins within a second or two.",
        ["cancelled"] = "The issue is a draft again and is not sent.",
        ["file-stored"] = "The file is in the library. Say what it is, so that it can be found and used.",
        ["files-stored"] = "The files are in the library.",
        ["file-saved"] = "The file's details are saved.",
        ["file-replaced"] = "The new version is in place wherever the file is used.",
        ["file-same"] = "That is the file that was there already; nothing has changed.",
        ["file-deleted"] = "The file is deleted.",
        ["file-back"] = "The file is back.",
        ["file-again"] = "The file is read again in a moment.",
    };

    public static string Text(string? word) => word is null ? "" : Texts.GetValueOrDefault(word, "");
}
