using KnowledgeHub.Accounts;
using KnowledgeHub.Alerts;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Site;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Mail;

/// <summary>Drawing mails, and looking at the outbox folder.</summary>
public static class Setup
{
    public static IServiceCollection AddMailDrawing(this IServiceCollection services) => services
        .AddSingleton<ThemeMail>()
        .AddSingleton<IDrawEdition>(provider => provider.GetRequiredService<ThemeMail>())
        .AddSingleton<IDrawAlert>(provider => provider.GetRequiredService<ThemeMail>())
        .AddSingleton<IDrawServiceMail>(provider => provider.GetRequiredService<ThemeMail>());

    public static void MapOutbox(this WebApplication app)
    {
        var outbox = app.MapStaffGroup("/admin/outbox", Permission.Newsletters);
        outbox.MapGet("", (HttpContext context, OutboxReader reader, Settings settings) =>
            StaffPages.Draw<OutboxPage>(new OutboxPageModel(StaffFrame.For(context, "Outbox"), settings.Mail.Host, settings.OutboxPath, [.. reader.List().Where(entry => !entry.IsPrivate || MayReadPrivate(context))])));
        outbox.MapGet("/{file}", (string file, HttpContext context, OutboxReader reader) =>
            reader.Read(file) is { } mail && (!mail.IsPrivate || MayReadPrivate(context)) ? StaffPages.Draw<OutboxMailPage>(new OutboxMailPageModel(StaffFrame.For(context, mail.Subject), file, mail)) : Results.NotFound());
        outbox.MapGet("/{file}/html", (string file, HttpContext context, OutboxReader reader) =>
        {
            context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.MailPolicy;
            return reader.Read(file) is { Html: { } html } mail && (!mail.IsPrivate || MayReadPrivate(context)) ? Results.Text(html, "text/html; charset=utf-8") : Results.NotFound();
        });
    }

    // A link that opens an account in the hands of somebody else would give them that account's rights.
    private static bool MayReadPrivate(HttpContext context) => context.User.May(Permission.ManagePeople);
}
