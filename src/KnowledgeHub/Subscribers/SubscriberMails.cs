using KnowledgeHub.Mail;

namespace KnowledgeHub.Subscribers;

/// <summary>What a subscriber is told by mail, in their language.</summary>
public sealed class SubscriberMails(SubscriberLinks links, HubSettings hub)
{
    /// <summary>Asks the owner of the mailbox whether they want the newsletter.</summary>
    public async Task<ServiceMail> ConfirmAsync(string id, string locale, CancellationToken ct)
    {
        var url = await links.ConfirmAsync(id, ct);
        return locale switch
        {
            "fr" => Mail(locale, $"Confirmez votre abonnement à {hub.Name}",
                [$"Quelqu’un, sans doute vous, a demandé à recevoir la lettre d’information de {hub.Name} à cette adresse.", "Confirmez pour commencer à la recevoir. Le lien est valable sept jours."],
                "Confirmer l’abonnement", url, ["Si ce n’était pas vous, ne faites rien : sans confirmation, nous n’enverrons rien."]),
            "es" => Mail(locale, $"Confirme su suscripción a {hub.Name}",
                [$"Alguien, probablemente usted, pidió recibir el boletín de {hub.Name} en esta dirección.", "Confirme para empezar a recibirlo. El enlace vale siete días."],
                "Confirmar la suscripción", url, ["Si no fue usted, no haga nada: sin confirmación no enviaremos nada."]),
            _ => Mail(locale, $"Confirm your subscription to {hub.Name}",
                [$"Somebody, probably you, asked to get the {hub.Name} newsletter at this address.", "Confirm to start receiving it. The link works for seven days."],
                "Confirm the subscription", url, ["If it was not you, do nothing: without a confirmation we send nothing."]),
        };
    }

    /// <summary>Tells somebody who signs up again that they are subscribed, and where to change what they get.</summary>
    public async Task<ServiceMail> AlreadySubscribedAsync(string id, string locale, CancellationToken ct)
    {
        var url = await links.PreferencesAsync(id, ct);
        return locale switch
        {
            "fr" => Mail(locale, $"Vous êtes déjà abonné à {hub.Name}",
                ["Cette adresse reçoit déjà notre lettre d’information. Vous pouvez changer vos choix sur votre page."],
                "Ouvrir ma page", url, ["Si vous n’avez rien demandé, ne faites rien."]),
            "es" => Mail(locale, $"Ya está suscrito a {hub.Name}",
                ["Esta dirección ya recibe nuestro boletín. Puede cambiar lo que recibe en su página."],
                "Abrir mi página", url, ["Si no pidió nada, no haga nada."]),
            _ => Mail(locale, $"You are already subscribed to {hub.Name}",
                ["This address gets our newsletter already. You can change what you receive on your own page."],
                "Open my page", url, ["If you did not ask for this, do nothing."]),
        };
    }

    private static ServiceMail Mail(string locale, string subject, IReadOnlyList<string> paragraphs, string button, string url, IReadOnlyList<string> closing) =>
        new() { Locale = locale, Subject = subject, Paragraphs = paragraphs, Button = (button, url), Closing = closing };
}
