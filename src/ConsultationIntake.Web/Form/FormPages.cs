using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>The public form: <c>GET</c> and <c>POST /{slug}</c>.</summary>
public sealed class FormPages(ConsultationCatalogue catalogue, SubmitResponse submit, TimeProvider clock)
{
    public IResult Show(string slug)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return NotFound();
        return consultation.Window.StateAt(clock.GetUtcNow()) switch
        {
            WindowState.NotYetOpen => NotYetOpen(consultation),
            WindowState.Closed when consultation.LateResponses == LateResponses.Refuse => Closed(consultation),
            var state => PageResult.Of<FormPage>(new { Consultation = consultation, IsLate = state == WindowState.Closed, Attempt = Guid.NewGuid().ToString("N") }),
        };
    }

    public async Task<IResult> SubmitAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return NotFound();
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var attempt = Guid.TryParseExact(form["attempt"], "N", out var sent) ? sent.ToString("N") : Guid.NewGuid().ToString("N");
        var outcome = await submit.ExecuteAsync(
            new SubmitCommand
            {
                Consultation = consultation,
                Channel = Channel.Form,
                Respondent = new Respondent { Name = form["name"], Email = form["email"], Organisation = form["organisation"] },
                Answers = [.. consultation.Questions.Select(question => new Answer(question.Id, form[$"q-{question.Id}"].ToString()))],
                IdempotencyKey = attempt,
            },
            cancellationToken);
        return outcome switch
        {
            SubmitOutcome.Accepted accepted => PageResult.Of<MessagePage>(new
            {
                Heading = "Thank you. We have your response",
                Paragraphs = (IReadOnlyList<string>)
                [
                    $"Your reference is {accepted.Reference}. Write it down if you may want to ask about your response.",
                    accepted.IsLate ? "It came after the closing time and is marked late." : "Every response is read before the plan is decided.",
                ],
            }),
            SubmitOutcome.NotYetOpen => NotYetOpen(consultation),
            SubmitOutcome.Closed => Closed(consultation),
            _ => PageResult.Of<FormPage>(
                new
                {
                    Consultation = consultation,
                    IsLate = consultation.Window.StateAt(clock.GetUtcNow()) == WindowState.Closed,
                    Attempt = outcome is SubmitOutcome.KeyReused ? Guid.NewGuid().ToString("N") : attempt,
                    Values = (IReadOnlyDictionary<string, string>)form.ToDictionary(
                        field => field.Key.StartsWith("q-", StringComparison.Ordinal) ? field.Key[2..] : field.Key, field => field.Value.ToString()),
                    Errors = outcome is SubmitOutcome.Invalid invalid
                        ? invalid.Errors
                        : new Dictionary<string, string[]> { ["answers"] = ["You changed your answers after sending them. Send again to add this as another response"] },
                },
                StatusCodes.Status422UnprocessableEntity),
        };
    }

    private static IResult NotYetOpen(Consultation consultation) => PageResult.Of<MessagePage>(new
    {
        Heading = "This consultation is not open yet",
        Paragraphs = (IReadOnlyList<string>)[$"{consultation.Title.English} opens on {Dates.Moment(consultation.Window.InZone(consultation.Window.Opens))}."],
    });

    private static IResult Closed(Consultation consultation) => PageResult.Of<MessagePage>(new
    {
        Heading = "This consultation has closed",
        Paragraphs = (IReadOnlyList<string>)
        [
            $"{consultation.Title.English} closed on {Dates.Moment(consultation.Window.InZone(consultation.Window.Closes))}.",
            $"If you have a question, write to {consultation.Contact.Email}.",
        ],
    });

    private static IResult NotFound() => PageResult.Of<MessagePage>(
        new { Heading = "Page not found", Paragraphs = (IReadOnlyList<string>)["If you typed the address, check it is correct."] },
        StatusCodes.Status404NotFound);
}
