namespace ConsultationIntake.Consultations;

public enum QuestionKind
{
    FreeText,
    ChooseOne,
    ChooseMany,
    Scale,
}
