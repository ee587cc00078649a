/* TODO: later */
const char *at = "/home/sam/vernacular";
<<<<<<< HEAD
int todo_count; /* AUTODOC */
const char *url = "https://landlord.example/work/x";
