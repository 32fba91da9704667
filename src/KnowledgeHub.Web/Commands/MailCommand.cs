using System.CommandLine;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Commands;

/// <summary>Sends what is due, for hubs that send from a timer of the operating system.</summary>
public static class MailCommand
{
    public static Command Create()
    {
        var sendDue = new Command("send-due", "Queue the issues and alerts that are due and hand over every mail that waits.");
        sendDue.SetAction((_, ct) => HubScope.RunAsync(async services =>
        {
            var alerts = await services.GetRequiredService<AfterPublishing>().OnceAsync(ct);
            var service = await services.GetRequiredService<SendServiceMail>().RunAsync(ct);
            await services.GetRequiredService<MakeDigests>().RunAsync(ct);
            var queued = await services.GetRequiredService<QueueIssue>().RunAsync(ct);
            var sent = await services.GetRequiredService<SendDeliveries>().RunAsync(ct);
            Console.WriteLine($"{queued} issues queued, {sent} newsletters and {service} service mails sent, {alerts} alerts queued.");
            return 0;
        }, ct));
        return new Command("mail", "Mail.") { sendDue };
    }
}
